package dev.trivet.bom.read;

import static dev.trivet.bom.read.Draft.header;

import dev.trivet.artifact.facts.FlatDocument;
import dev.trivet.bom.Basis;
import dev.trivet.bom.BomFinding.Kind;
import dev.trivet.bom.Bond.Relation;
import dev.trivet.bom.Facts;
import dev.trivet.bom.Topic;
import java.util.Map;
import java.util.TreeMap;

/// Reads `dataset_info.json`, which the datasets library writes beside a dataset that is kept with
/// the model: what it holds, how much, and where it comes from.
final class DatasetSource implements Source {
  @Override
  public boolean reads(ModelFile file) {
    return file.plainName().equals("dataset_info.json");
  }

  @Override
  public void read(ModelFile file, Draft draft) {
    FlatDocument document = FlatDocument.ofJson(file.bytes(), file.budget());
    document.problem().ifPresent(why -> draft.finding(Kind.NOT_READ, file.name(), why));
    String folder = file.isAtTop() ? "." : file.name().substring(0, file.name().lastIndexOf('/'));
    String name = document.text("dataset_name").orElse(folder);
    Basis basis = header(file, "dataset_name");
    Facts.Builder dataset =
        draft.dataset(name, Relation.TRAINED_ON, new Basis.Inferred("it lies in " + folder));
    dataset.add(Topic.NAME, name, basis);
    if (!file.isAtTop()) {
      draft.datasetFolder(folder, "dataset:" + name);
    }
    dataset.add(Topic.DESCRIPTION, document.text("description"), header(file, "description"));
    document
        .text("license")
        .ifPresent(licence ->
            dataset.add(Topic.LICENCE, Licences.normal(licence), header(file, "license")));
    dataset.add(Topic.VERSION, document.text("version.version_str"), header(file, "version"));
    dataset.add(Topic.REFERENCE, document.text("homepage"), header(file, "homepage"));
    dataset.add(Topic.PROVENANCE, document.text("builder_name"), header(file, "builder_name"));
    contents(document, file, dataset);
  }

  private static void contents(FlatDocument document, ModelFile file, Facts.Builder dataset) {
    document
        .count("features")
        .ifPresent(count ->
            dataset.add(Topic.CONTENT, count + " features per example", header(file, "features")));
    Map<String, String> splits = new TreeMap<>();
    document
        .below("splits")
        .forEach((path, value) -> {
          if (path.endsWith(".num_examples")) {
            splits.put(path.substring(0, path.indexOf('.')), value);
          }
        });
    splits.forEach((split, count) ->
        dataset.add(
            Topic.STATISTICS, split + ": " + count + " examples", header(file, "splits." + split)));
    document
        .text("dataset_size")
        .ifPresent(size -> dataset.add(Topic.SIZE, size + " bytes", header(file, "dataset_size")));
  }
}
