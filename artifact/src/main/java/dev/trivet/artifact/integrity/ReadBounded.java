package dev.trivet.artifact.integrity;

import dev.trivet.artifact.integrity.check.Step;
import dev.trivet.artifact.integrity.check.StepFailed;
import dev.trivet.artifact.integrity.form.Octets;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;

/// Reads small files whole, and large ones not at all.
public final class ReadBounded {
  private ReadBounded() {}

  /// @param most bytes it may have
  public static Octets of(Path file, int most) throws StepFailed {
    String name = String.valueOf(file.getFileName());
    if (!Files.isRegularFile(file)) {
      throw new StepFailed(Step.READ, name, "it is no plain file");
    }
    try (InputStream in = Files.newInputStream(file)) {
      byte[] bytes = in.readNBytes(most + 1);
      if (bytes.length > most) {
        throw new StepFailed(Step.READ, name, "it is larger than " + most / (1 << 20) + " MB");
      }
      return Octets.of(bytes);
    } catch (IOException e) {
      throw new StepFailed(Step.READ, name, "it cannot be read: " + e.getMessage());
    }
  }
}
