package dev.trivet.artifact.fuzz;

import dev.trivet.artifact.FormatReaders;
import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.rule.Finding;
import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.FormatReader;
import dev.trivet.artifact.scan.Limits;
import dev.trivet.artifact.scan.ReadContents;
import dev.trivet.artifact.scan.Recognition;
import dev.trivet.artifact.scan.Scan;
import dev.trivet.artifact.scan.ScanFile;
import dev.trivet.artifact.scan.ScanResult;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;

/// One reader, on whatever bytes Jazzer comes up with: it never fails, hangs or takes more than its
/// limits. `./trivet fuzz` runs it for each format; [CorpusTest] replays what is worth keeping.
///
/// The reader takes the bytes as its own whatever they look like, so that the fuzzer need not find
/// out how to be recognised first.
public final class FuzzReader {
  /// All readers, with recognition, as in a real scan.
  static final String ANY = "any";

  static final Limits SMALL =
      new Limits(1 << 30, 1 << 28, 1_100, 8, 10_000, 32 << 20, Duration.ofSeconds(20), 50);
  private static final Consumer<byte[]> ASKED =
      target(System.getProperty("trivet.fuzz.format", ANY));

  private final ScanFile scan;

  FuzzReader(String format) {
    this.scan = new ScanFile(new ReadContents(readers(format)), SMALL, System::nanoTime);
  }

  /// What Jazzer calls.
  public static void fuzzerTestOneInput(byte[] data) {
    ASKED.accept(data);
  }

  /// What reads bytes, by its name: a reader of a format, or another parser.
  static Consumer<byte[]> target(String name) {
    return FuzzParser.ALL.stream()
        .filter(parser -> parser.name().equals(name))
        .findFirst()
        .<Consumer<byte[]>>map(parser -> parser::read)
        .orElseGet(() -> new FuzzReader(name)::read);
  }

  /// Prints the names there are, for the script.
  public static void main(String[] none) {
    formats().forEach(System.out::println);
  }

  static List<String> formats() {
    return Stream.of(
            FormatReaders.all(List.of()).stream().map(FormatReader::format),
            FuzzParser.ALL.stream().map(FuzzParser::name),
            Stream.of(ANY))
        .flatMap(names -> names)
        .distinct()
        .toList();
  }

  /// @throws AssertionError when the reader was defeated, or took too long
  void read(byte[] data) {
    check(scan.scan(Bytes.of(data), "file"));
  }

  /// @throws AssertionError when a reader was defeated, or took too long
  static void check(ScanResult result) {
    for (Finding finding : result.findings()) {
      String id = finding.rule().id();
      if (id.equals("content-reader-failed") || id.equals("limit-time")) {
        throw new AssertionError(id + ": " + finding.message());
      }
    }
  }

  private static List<FormatReader> readers(String format) {
    List<FormatReader> all = FormatReaders.all(List.of());
    if (format.equals(ANY)) {
      return all;
    }
    var readers = new ArrayList<FormatReader>();
    all.stream().filter(r -> r.format().equals(format)).map(Forced::new).forEach(readers::add);
    if (readers.isEmpty()) {
      throw new IllegalArgumentException("no reader of the format " + format);
    }
    return readers;
  }

  /// A reader that is always sure.
  private record Forced(FormatReader reader) implements FormatReader {
    @Override
    public String format() {
      return reader.format();
    }

    @Override
    public List<Rule> rules() {
      return reader.rules();
    }

    @Override
    public Recognition recognise(Content content) {
      Recognition unforced = reader.recognise(content);
      return content.depth() == 0 ? Recognition.YES : unforced;
    }

    @Override
    public Outcome read(Content content, Scan scan) {
      return reader.read(content, scan);
    }
  }
}
