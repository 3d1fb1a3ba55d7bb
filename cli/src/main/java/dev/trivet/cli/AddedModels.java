package dev.trivet.cli;

import dev.trivet.artifact.FormatReaders;
import dev.trivet.artifact.ScanArtifacts;
import dev.trivet.artifact.rule.Verdict;
import dev.trivet.artifact.scan.Limits;
import dev.trivet.artifact.scan.ScanResult;
import dev.trivet.measure.model.ModelFormat;
import dev.trivet.measure.model.OnnxSettings;
import dev.trivet.measure.model.OpenModel;
import dev.trivet.measure.result.Attempt;
import dev.trivet.measure.result.Problem;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.MalformedURLException;
import java.net.URL;
import java.net.URLClassLoader;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.ServiceLoader;
import java.util.Set;
import java.util.stream.Stream;

/// Formats of models that modules beside the program read. Their files may hold code, so each is
/// scanned before it is loaded, and not loaded when the scanner found anything that would run.
final class AddedModels {
  /// The folder of the module.
  static final String VARIABLE = "TRIVET_MODULES";

  private AddedModels() {}

  /// @param folder with the jars of modules; none are looked for without it
  /// @param accepted words of verdicts to load a file in spite of
  static List<ModelFormat> in(Optional<String> folder, List<String> accepted) {
    if (folder.isEmpty() || folder.get().isBlank()) {
      return List.of();
    }
    var loader =
        new URLClassLoader("modules", jars(folder.get()), AddedModels.class.getClassLoader());
    // The module's libraries look for their own parts there.
    Thread.currentThread().setContextClassLoader(loader);
    var formats = new ArrayList<ModelFormat>();
    for (ModelFormat format : ServiceLoader.load(ModelFormat.class, loader)) {
      formats.add(new Scanned(format, Set.copyOf(accepted)));
    }
    return formats;
  }

  private static URL[] jars(String folder) {
    var jars = new ArrayList<URL>();
    try (Stream<Path> files = Files.list(Path.of(folder))) {
      for (Path file : files.filter(f -> f.toString().endsWith(".jar")).sorted().toList()) {
        jars.add(file.toUri().toURL());
      }
    } catch (MalformedURLException | InvalidPathException e) {
      throw new IllegalArgumentException(VARIABLE + " names no folder: " + folder, e);
    } catch (IOException e) {
      throw new UncheckedIOException(
          VARIABLE + " names a folder that cannot be read: " + folder, e);
    }
    return jars.toArray(URL[]::new);
  }

  /// A format whose files are looked at first.
  record Scanned(ModelFormat format, Set<String> accepted) implements ModelFormat {
    @Override
    public boolean reads(String name) {
      return format.reads(name);
    }

    @Override
    public Attempt<OpenModel> open(Path file, OnnxSettings settings) {
      Optional<Problem> refusal = Files.exists(file) ? refusal(file) : Optional.empty();
      return refusal
          .<Attempt<OpenModel>>map(Attempt.Refused::new)
          .orElseGet(() -> format.open(file, settings));
    }

    private Optional<Problem> refusal(Path file) {
      var scan =
          new ScanArtifacts(FormatReaders.all(List.of()), Limits.STANDARD, 1, System::nanoTime);
      ScanResult result = scan.scan(List.of(file)).getFirst();
      if (isHarmless(result.verdict()) || accepted.contains(result.verdict().word())) {
        return Optional.empty();
      }
      String first =
          result.findings().isEmpty() ? "" : ": " + result.findings().getFirst().rule().id();
      return Optional.of(
          new Problem(
              Problem.Kind.UNREADABLE_MODEL,
              file + " is not loaded: the scanner calls it " + result.verdict().word() + first,
              "look at it with 'trivet scan'; --accept "
                  + result.verdict().word()
                  + " loads it all the same"));
    }

    /// TorchScript is a format that holds code as its kind does. What matters is whether some was
    /// found that reaches out of the model.
    private static boolean isHarmless(Verdict verdict) {
      return switch (verdict) {
        case CLEAN, DANGEROUS_FORMAT -> true;
        case MALICIOUS, DENIAL_OF_SERVICE, SUSPICIOUS, POLICY, NOT_UNDERSTOOD -> false;
      };
    }
  }
}
