package dev.trivet.measure.run;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.data.Shape;
import dev.trivet.measure.model.DifferentiableModel;
import dev.trivet.measure.model.OnnxModel;
import dev.trivet.measure.model.OnnxSettings;
import dev.trivet.measure.model.OpenModel;
import dev.trivet.measure.model.Output;
import dev.trivet.measure.network.OnnxNetwork;
import dev.trivet.measure.result.Attempt;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import dev.trivet.shared.Digest;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Everything a plan names, opened: the models and the data, each with the digest of its bytes.
final class Gathered implements AutoCloseable {
  private final OpenModel model;
  private final Optional<OpenModel> baseline;
  private final Optional<DifferentiableModel> gradients;
  private final Map<DataSource.Role, OpenData.Opened> data;
  private final List<OpenReferences.Named> references;

  private Gathered(
      OpenModel model,
      Optional<OpenModel> baseline,
      Optional<DifferentiableModel> gradients,
      Map<DataSource.Role, OpenData.Opened> data,
      List<OpenReferences.Named> references) {
    this.model = model;
    this.baseline = baseline;
    this.gradients = gradients;
    this.data = data;
    this.references = references;
  }

  /// @param base what the plan's paths are relative to
  /// @throws ProblemException for anything that cannot be read or does not fit
  static Gathered of(MeasurementPlan plan, Path base, OpenEndpoints endpoints) {
    OpenModel model = open(plan.model(), base, endpoints);
    try {
      Optional<OpenModel> baseline = plan.baseline().map(b -> open(b, base, endpoints));
      try {
        Map<DataSource.Role, OpenData.Opened> data = data(plan, base, model);
        var audited = Optional.ofNullable(data.get(DataSource.Role.AUDITED));
        var references =
            new OpenReferences(
                new OpenMarks(base),
                audited.map(OpenData.Opened::part),
                s -> open(s, base, endpoints));
        return new Gathered(
            model,
            baseline,
            gradients(plan.model(), base),
            data,
            plan.references().stream().map(references::named).toList());
      } catch (ProblemException e) {
        baseline.ifPresent(OpenModel::close);
        throw e;
      }
    } catch (ProblemException e) {
      model.close();
      throw e;
    }
  }

  private static Map<DataSource.Role, OpenData.Opened> data(
      MeasurementPlan plan, Path base, OpenModel model) {
    Map<DataSource.Role, OpenData.Opened> data = new EnumMap<>(DataSource.Role.class);
    for (DataSource source : plan.data()) {
      OpenData.Opened opened = new OpenData(base).open(source, model.input());
      if (data.put(source.role(), opened) != null) {
        throw new ProblemException(
            Problem.Kind.BAD_SETTING,
            "the plan names data for " + source.role() + " twice",
            "name each once");
      }
    }
    return data;
  }

  private static OpenModel open(ModelSource source, Path base, OpenEndpoints endpoints) {
    return source.endpoint().isPresent()
        ? endpoints.open(source)
        : open(source, OpenData.within(base, source.name()));
  }

  private static OnnxModel open(ModelSource source, Path file) {
    OnnxSettings settings = OnnxSettings.USUAL;
    if (source.output().isPresent()) {
      settings = settings.withOutput(source.output().get());
    }
    if (source.shape().isPresent()) {
      settings = settings.withInput(shape(source.shape().get()));
    }
    if (source.classes().isPresent()) {
      settings = settings.withClasses(Math.toIntExact(source.classes().get()));
    }
    if (source.answers().isPresent()) {
      settings = settings.answering(answers(source.answers().get()));
    }
    return OnnxModel.open(file, settings).get();
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

  /// `1x28x28`
  static Shape shape(String text) {
    try {
      return new Shape(Arrays.stream(text.strip().split("x", -1)).map(Integer::valueOf).toList());
    } catch (IllegalArgumentException e) {
      throw new ProblemException(
          Problem.Kind.BAD_SETTING, "'" + text + "' is no shape", "write it as 1x28x28");
    }
  }

  private static Optional<DifferentiableModel> gradients(ModelSource source, Path base) {
    if (source.endpoint().isPresent()) {
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

  OpenModel model() {
    return model;
  }

  List<OpenReferences.Named> references() {
    return references;
  }

  /// The first samples of the first data there is.
  Optional<Samples> firstSamples(int most) {
    return data.values().stream()
        .findFirst()
        .map(d -> d.data().samples())
        .map(s -> s.range(0, Math.min(most, s.count())));
  }

  Optional<OpenModel> baseline() {
    return baseline;
  }

  Optional<DifferentiableModel> gradients() {
    return gradients;
  }

  Optional<Labelled> find(DataSource.Role role) {
    return Optional.ofNullable(data.get(role)).map(OpenData.Opened::data);
  }

  Digest digest() {
    return model.digest();
  }

  List<MeasurementRun.DataUsed> used() {
    return data.entrySet().stream()
        .map(e -> {
          Samples samples = e.getValue().data().samples();
          return new MeasurementRun.DataUsed(e.getKey(), e.getValue().digest(), samples.count());
        })
        .toList();
  }

  @Override
  public void close() {
    model.close();
    baseline.ifPresent(OpenModel::close);
  }
}
