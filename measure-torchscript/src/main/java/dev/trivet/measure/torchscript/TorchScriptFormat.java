package dev.trivet.measure.torchscript;

import dev.trivet.measure.data.Limits;
import dev.trivet.measure.model.ModelFormat;
import dev.trivet.measure.model.OnnxSettings;
import dev.trivet.measure.model.OpenModel;
import dev.trivet.measure.result.Attempt;
import dev.trivet.measure.result.Problem;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/// TorchScript files, told by their names; a file of that name that is something else is refused by
/// PyTorch.
public final class TorchScriptFormat implements ModelFormat {
  private static final List<String> SUFFIXES = List.of(".pt", ".pth", ".ts", ".torchscript");

  @Override
  public boolean reads(String name) {
    return SUFFIXES.stream().anyMatch(name::endsWith);
  }

  @Override
  public Attempt<OpenModel> open(Path file, OnnxSettings settings) {
    try {
      long size = Files.size(file);
      if (size > Math.min(settings.limits().bytes(), Limits.USUAL.bytes())) {
        return refused(Problem.Kind.TOO_LARGE, file + " holds " + size + " bytes", "shrink it");
      }
      return switch (TorchScriptModel.open(Files.readAllBytes(file), settings)) {
        case Attempt.Of<TorchScriptModel>(TorchScriptModel model) -> new Attempt.Of<>(model);
        case Attempt.Refused<TorchScriptModel>(Problem problem) -> new Attempt.Refused<>(problem);
      };
    } catch (IOException e) {
      return refused(
          Problem.Kind.UNREADABLE_MODEL, "cannot read " + file, String.valueOf(e.getMessage()));
    }
  }

  private static Attempt<OpenModel> refused(Problem.Kind kind, String what, String hint) {
    return new Attempt.Refused<>(new Problem(kind, what, hint));
  }
}
