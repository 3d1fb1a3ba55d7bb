package dev.trivet.measure.run;

import dev.trivet.measure.model.DifferentiableModel;
import dev.trivet.measure.model.ModelFormat;
import dev.trivet.measure.model.OnnxModel;
import dev.trivet.measure.model.OnnxSettings;
import dev.trivet.measure.model.OpenModel;
import dev.trivet.measure.model.Output;
import dev.trivet.measure.network.OnnxNetwork;
import dev.trivet.measure.result.Attempt;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Opens the models a plan names: ONNX files, endpoints, and what other modules read.
///
/// @param base what the plan's paths are relative to
record OpenModels(Path base, Reach reach) {
  private static final List<String> TORCH = List.of(".pt", ".pth", ".ts", ".torchscript");

  OpenModel model(ModelSource source) {
    if (source.endpoint().isPresent()) {
      return reach.endpoints().open(source);
    }
    Path file = OpenData.within(base, source.name());
    Optional<ModelFormat> format = format(source);
    return format.isPresent()
        ? format.get().open(file, settings(source)).get()
        : OnnxModel.open(file, settings(source)).get();
  }

  /// Who reads a file that is not called one of ONNX.
  private Optional<ModelFormat> format(ModelSource source) {
    String name = source.name().toLowerCase(Locale.ROOT);
    if (name.endsWith(".onnx")) {
      return Optional.empty();
    }
    Optional<ModelFormat> found =
        reach.formats().get().stream().filter(f -> f.reads(name)).findFirst();
    if (found.isEmpty() && TORCH.stream().anyMatch(name::endsWith)) {
      throw new ProblemException(
          Problem.Kind.UNREADABLE_MODEL,
          source.name() + " is a file of PyTorch, which is not part of this program",
          "export it to ONNX; or for TorchScript build the module ('./trivet module torchscript')"
              + " and name its folder in TRIVET_MODULES");
    }
    return found;
  }

  private static OnnxSettings settings(ModelSource source) {
    OnnxSettings settings = OnnxSettings.USUAL;
    if (source.output().isPresent()) {
      settings = settings.withOutput(source.output().get());
    }
    if (source.shape().isPresent()) {
      settings = settings.withInput(Gathered.shape(source.shape().get()));
    }
    if (source.classes().isPresent()) {
      settings = settings.withClasses(Math.toIntExact(source.classes().get()));
    }
    if (source.answers().isPresent()) {
      settings = settings.answering(answers(source.answers().get()));
    }
    return settings;
  }

  private static Output answers(String word) {
    return switch (word.toLowerCase(Locale.ROOT)) {
      case "scores" -> Output.SCORES;
      case "logits" -> Output.LOGITS;
      default ->
          throw new ProblemException(
              Problem.Kind.BAD_SETTING, "the model answers '" + word + "'", "say scores or logits");
    };
  }

  /// How to follow a model backwards: by itself where it can, else by its layers read from the
  /// file.
  Optional<DifferentiableModel> gradients(ModelSource source, OpenModel model) {
    if (model instanceof DifferentiableModel followed) {
      return Optional.of(followed);
    }
    if (!(model instanceof OnnxModel)) {
      return Optional.empty();
    }
    try {
      byte[] bytes = Files.readAllBytes(OpenData.within(base, source.name()));
      return switch (OnnxNetwork.read(bytes, source.output())) {
        case Attempt.Of<?>(DifferentiableModel network) -> Optional.of(network);
        case Attempt.Of<?> other -> Optional.empty();
        case Attempt.Refused<?> refused -> Optional.empty();
      };
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
