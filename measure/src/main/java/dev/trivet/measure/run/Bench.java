package dev.trivet.measure.run;

import dev.trivet.measure.data.Grid;
import dev.trivet.measure.data.Samples;
import dev.trivet.measure.data.Shape;
import dev.trivet.measure.model.CountedModel;
import dev.trivet.measure.model.DifferentiableModel;
import dev.trivet.measure.model.Model;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import dev.trivet.measure.text.TextEmbedder;
import dev.trivet.shared.Digest;
import dev.trivet.shared.Words;
import java.util.List;
import java.util.Optional;

/// What a measurement works with: the model behind its counter, its gradients where they can be
/// had, and the data, cut to as many samples as the metric takes.
///
/// @param most samples of each role
record Bench(Gathered gathered, CountedModel meter, Optional<Long> most, long seed) {

  Digest digest() {
    return gathered.digest();
  }

  CountedModel model() {
    return meter;
  }

  /// The model as a network that can be followed backwards; empty where a layer is not known.
  Optional<DifferentiableModel> gradients() {
    return gathered.gradients();
  }

  Model baseline() {
    return gathered
        .baseline()
        .<Model>map(b -> b)
        .orElseThrow(() ->
            new ProblemException(
                Problem.Kind.MISSING_DATA,
                "there is no baseline to compare with",
                "name a model known to be sound as baseline"));
  }

  /// Models made by the same training, which the plan names.
  List<OpenReferences.Named> references() {
    return gathered.references();
  }

  Optional<Labelled> find(DataSource.Role role) {
    return gathered.find(role).map(found -> most.map(found::first).orElse(found));
  }

  Labelled data(DataSource.Role role) {
    return find(role)
        .orElseThrow(() ->
            new ProblemException(
                Problem.Kind.MISSING_DATA,
                "the plan names no data for " + Words.of(role),
                "give " + role.about()));
  }

  Texts texts(DataSource.Role role) {
    return gathered
        .findTexts(role)
        .map(found -> most.map(found::first).orElse(found))
        .orElseThrow(() ->
            new ProblemException(
                Problem.Kind.MISSING_DATA,
                "the plan names no data for " + Words.of(role),
                "give " + role.about()));
  }

  /// A service that embeds texts; each text sent is a query as any other.
  TextEmbedder embedder(EmbeddingSource source) {
    return gathered.embedders().open(source, meter::count);
  }

  /// The activations of another output of the model; they are queries as any others.
  Samples activations(String layer, Samples samples) {
    meter.count(samples.count());
    return gathered.model().activations(layer, samples);
  }

  /// How a sample is laid out as an image.
  Grid grid(Settings settings) {
    String told = settings.text("grid", "");
    if (told.isEmpty()) {
      return Grid.of(model().input());
    }
    Grid grid = Grid.of(Gathered.shape(told));
    if (grid.size() != model().input().size()) {
      throw new ProblemException(
          Problem.Kind.BAD_SETTING,
          "a grid of " + told + " is not a sample of " + model().input(),
          "give channels, height and width whose product is " + model().input().size());
    }
    return grid;
  }

  /// The same for attacks that work on anything: what is no image is a row.
  Grid gridOrRow(Settings settings) {
    Shape input = model().input();
    boolean image = input.dimensions().size() == 2 || input.dimensions().size() == 3;
    return settings.text("grid", "").isEmpty() && !image
        ? new Grid(1, 1, input.size())
        : grid(settings);
  }
}
