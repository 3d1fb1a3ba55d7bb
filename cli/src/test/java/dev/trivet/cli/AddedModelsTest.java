package dev.trivet.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trivet.measure.model.ModelFormat;
import dev.trivet.measure.model.OnnxSettings;
import dev.trivet.measure.model.OpenModel;
import dev.trivet.measure.result.Attempt;
import dev.trivet.measure.result.Problem;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class AddedModelsTest {
  private static final String PICKLE = "cos\nsystem\n(S'true'\ntR.";

  @TempDir private Path folder = Path.of("");

  /// Says that it was asked to load something.
  private static final class Loading implements ModelFormat {
    private int loaded;

    @Override
    public boolean reads(String name) {
      return name.endsWith(".pt");
    }

    @Override
    public Attempt<OpenModel> open(Path file, OnnxSettings settings) {
      loaded++;
      return new Attempt.Refused<>(new Problem(Problem.Kind.MODEL_FAILED, "loaded", ""));
    }
  }

  private String opened(Path file, Loading inner, Set<String> accepted) {
    var scanned = new AddedModels.Scanned(inner, accepted);
    return scanned.open(file, OnnxSettings.USUAL).toString();
  }

  @Test
  void whatWouldRunCodeIsNotLoadedUnlessSomebodyAcceptsIt() throws IOException {
    Path file = folder.resolve("evil.pt");
    Files.write(file, PICKLE.getBytes(StandardCharsets.ISO_8859_1));
    var inner = new Loading();
    assertThat(opened(file, inner, Set.of())).contains("the scanner calls it malicious");
    assertThat(opened(file, inner, Set.of("suspicious"))).contains("--accept malicious");
    assertThat(inner.loaded).isZero();
    assertThat(opened(file, inner, Set.of("malicious"))).contains("loaded");
    assertThat(inner.loaded).isOne();
  }

  @Test
  void withoutAFolderThereAreNoModules() throws IOException {
    assertThat(AddedModels.in(Optional.empty(), List.of())).isEmpty();
    assertThat(AddedModels.in(Optional.of(folder.toString()), List.of())).isEmpty();
    assertThatThrownBy(
            () -> AddedModels.in(Optional.of(folder.resolve("none").toString()), List.of()))
        .hasMessageContaining("TRIVET_MODULES");
  }

  @Test
  void aFileOfPyTorchIsRefusedWithTheWayToReadIt() throws IOException {
    Path file = folder.resolve("model.pt");
    Files.write(file, new byte[] {1, 2, 3});
    Trial trial = Trial.of("measure", "run", "--model", file.toString(), "--metric", "calibration");
    assertThat(trial.code()).isEqualTo(ExitCode.REFUSED);
    assertThat(trial.text()).contains("TRIVET_MODULES");
  }
}
