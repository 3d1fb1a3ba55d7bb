package dev.trivet.measure.run;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.data.Shape;
import dev.trivet.measure.model.DifferentiableModel;
import dev.trivet.measure.model.OpenModel;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import dev.trivet.shared.Digest;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Everything a plan names, opened: the models and the data, each with the digest of its bytes.
final class Gathered implements AutoCloseable {
  private static final Set<MetricKind> UNASKING =
      Set.of(MetricKind.CANARY_EXPOSURE, MetricKind.TEXT_DRIFT);

  private final OpenModel model;
  private final Optional<OpenModel> baseline;
  private final Optional<DifferentiableModel> gradients;
  private final Map<DataSource.Role, OpenData.Opened> data;
  private final List<OpenReferences.Named> references;
  private final Map<DataSource.Role, OpenTexts.Opened> texts;
  private final OpenEmbedders embedders;

  private Gathered(
      OpenModel model,
      Optional<OpenModel> baseline,
      Optional<DifferentiableModel> gradients,
      Map<DataSource.Role, OpenData.Opened> data,
      List<OpenReferences.Named> references,
      Map<DataSource.Role, OpenTexts.Opened> texts,
      OpenEmbedders embedders) {
    this.model = model;
    this.baseline = baseline;
    this.gradients = gradients;
    this.data = data;
    this.references = references;
    this.texts = texts;
    this.embedders = embedders;
  }

  /// @param base what the plan's paths are relative to
  /// @throws ProblemException for anything that cannot be read or does not fit
  static Gathered of(MeasurementPlan plan, Path base, Reach reach) {
    return isAsked(plan)
        ? asked(plan, base, reach)
        : with(UnaskedModel.of(plan.model(), base), plan, base, reach);
  }

  /// The same with a model that will be asked, whatever the plan's metrics do.
  static Gathered asked(MeasurementPlan plan, Path base, Reach reach) {
    return with(new OpenModels(base, reach).model(plan.model()), plan, base, reach);
  }

  private static Gathered with(OpenModel model, MeasurementPlan plan, Path base, Reach reach) {
    var open = new OpenModels(base, reach);
    try {
      Optional<OpenModel> baseline = plan.baseline().map(open::model);
      try {
        Map<DataSource.Role, OpenData.Opened> data = data(plan, base, model);
        var audited = Optional.ofNullable(data.get(DataSource.Role.AUDITED));
        var references =
            new OpenReferences(
                new OpenMarks(base), audited.map(OpenData.Opened::part), open::model);
        return new Gathered(
            model,
            baseline,
            open.gradients(plan.model(), model),
            data,
            plan.references().stream().map(references::named).toList(),
            texts(plan, base),
            reach.embedders());
      } catch (ProblemException e) {
        baseline.ifPresent(OpenModel::close);
        throw e;
      }
    } catch (ProblemException e) {
      model.close();
      throw e;
    }
  }

  /// A text model is no classifier: its numbers come from files, and no runtime here may open it.
  private static boolean isAsked(MeasurementPlan plan) {
    return plan.metrics().isEmpty()
        || !plan.metrics().stream().allMatch(m -> UNASKING.contains(m.metric()));
  }

  private static Map<DataSource.Role, OpenData.Opened> data(
      MeasurementPlan plan, Path base, OpenModel model) {
    Map<DataSource.Role, OpenData.Opened> data = new EnumMap<>(DataSource.Role.class);
    for (DataSource source : plan.data()) {
      if (source.isText()) {
        continue;
      }
      OpenData.Opened opened = new OpenData(base).open(source, model.input());
      checkOnce(data.put(source.role(), opened) == null, source);
    }
    return data;
  }

  private static Map<DataSource.Role, OpenTexts.Opened> texts(MeasurementPlan plan, Path base) {
    Map<DataSource.Role, OpenTexts.Opened> texts = new EnumMap<>(DataSource.Role.class);
    for (DataSource source : plan.data()) {
      if (source.isText()) {
        checkOnce(texts.put(source.role(), new OpenTexts(base).open(source)) == null, source);
      }
    }
    return texts;
  }

  private static void checkOnce(boolean first, DataSource source) {
    if (!first) {
      throw new ProblemException(
          Problem.Kind.BAD_SETTING,
          "the plan names data for " + source.role() + " twice",
          "name each once");
    }
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

  Optional<Texts> findTexts(DataSource.Role role) {
    return Optional.ofNullable(texts.get(role)).map(OpenTexts.Opened::texts);
  }

  OpenEmbedders embedders() {
    return embedders;
  }

  Digest digest() {
    return model.digest();
  }

  List<MeasurementRun.DataUsed> used() {
    var used = new ArrayList<MeasurementRun.DataUsed>();
    data.forEach((role, opened) ->
        used.add(
            new MeasurementRun.DataUsed(role, opened.digest(), opened.data().samples().count())));
    texts.forEach((role, opened) ->
        used.add(new MeasurementRun.DataUsed(role, opened.digest(), opened.texts().count())));
    return used;
  }

  @Override
  public void close() {
    model.close();
    baseline.ifPresent(OpenModel::close);
  }
}
