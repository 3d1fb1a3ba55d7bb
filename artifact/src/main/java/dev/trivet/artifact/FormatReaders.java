package dev.trivet.artifact;

import dev.trivet.artifact.archive.CompressedReader;
import dev.trivet.artifact.archive.SevenZipReader;
import dev.trivet.artifact.archive.TarReader;
import dev.trivet.artifact.archive.ZipReader;
import dev.trivet.artifact.checkpoint.CheckpointArchive;
import dev.trivet.artifact.checkpoint.CheckpointReader;
import dev.trivet.artifact.checkpoint.TensorDataReader;
import dev.trivet.artifact.executable.ExecutableReader;
import dev.trivet.artifact.msgpack.MsgpackReader;
import dev.trivet.artifact.numpy.NpyReader;
import dev.trivet.artifact.pickle.BuriedPickleReader;
import dev.trivet.artifact.pickle.PickleReader;
import dev.trivet.artifact.pickle.TrustedGlobal;
import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.FormatReader;
import dev.trivet.artifact.scan.ScanRules;
import dev.trivet.artifact.torch.GraphReader;
import dev.trivet.artifact.torch.ScriptReader;
import dev.trivet.artifact.torch.TorchLayout;
import java.util.List;
import java.util.stream.Stream;

/// Every reader there is, in the order they are asked, and every rule they can report.
public final class FormatReaders {
  private FormatReaders() {}

  /// @param trusted what pickles and configuration may use besides what is known to be good
  public static List<FormatReader> all(List<TrustedGlobal> trusted) {
    return Stream.of(
            firstReaders(trusted).stream(),
            DocumentFormats.readers(trusted).stream(),
            Stream.of(new BuriedPickleReader(trusted)))
        .<FormatReader>flatMap(readers -> readers)
        .toList();
  }

  private static List<FormatReader> firstReaders(List<TrustedGlobal> trusted) {
    return List.of(
        new PickleReader(trusted),
        new NpyReader(),
        new ZipReader(List.of(new TorchLayout(), new CheckpointArchive())),
        new TarReader(DirectoryLayouts.all()),
        new SevenZipReader(),
        new CompressedReader(),
        new ExecutableReader(),
        new ScriptReader(),
        new GraphReader(),
        new CheckpointReader(),
        new MsgpackReader(),
        new TensorDataReader(
            List.of(new PickleReader(trusted), new ZipReader(List.of()), new ExecutableReader())));
  }

  /// Every rule a scan can report, those of any content first.
  public static List<Rule> rules(List<FormatReader> readers) {
    return Stream.concat(
            Stream.concat(ScanRules.all().stream(), DirectoryLayouts.rules()),
            readers.stream().flatMap(reader -> reader.rules().stream()))
        .distinct()
        .toList();
  }
}
