package dev.trivet.bom.read;

import static dev.trivet.bom.read.Draft.header;

import dev.trivet.artifact.facts.FlatDocument;
import dev.trivet.bom.Topic;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Reads what the model needs to run: pinned requirements, and MLflow's description of a model.
final class EnvironmentSource implements Source {
  private static final Pattern PINNED =
      Pattern.compile("([A-Za-z0-9][\\w.-]{0,80})(?:\\[[\\w,-]*\\])?\\s*==\\s*([\\w.!+-]{1,40}).*");
  private static final int MOST = 500;

  @Override
  public boolean reads(ModelFile file) {
    return file.name().equals("requirements.txt") || file.name().equals("MLmodel");
  }

  @Override
  public void read(ModelFile file, Draft draft) {
    if (file.name().equals("MLmodel")) {
      mlflow(FlatDocument.ofYaml(file.text(), file.budget()), file, draft);
      return;
    }
    file.text()
        .lines()
        .limit(MOST)
        .map(line -> PINNED.matcher(line.strip()))
        .filter(Matcher::matches)
        .forEach(line -> draft.library(line.group(1), line.group(2), header(file, line.group(1))));
  }

  private static void mlflow(FlatDocument model, ModelFile file, Draft draft) {
    var subject = draft.subject();
    model
        .text("mlflow_version")
        .ifPresent(version -> draft.library("mlflow", version, header(file, "mlflow_version")));
    model
        .text("flavors.sklearn.sklearn_version")
        .ifPresent(
            version -> draft.library("scikit-learn", version, header(file, "flavors.sklearn")));
    model
        .text("flavors.python_function.python_version")
        .ifPresent(version ->
            subject.add(Topic.SOFTWARE, "Python " + version, header(file, "python_version")));
    subject.add(Topic.IDENTIFIER, model.text("model_uuid"), header(file, "model_uuid"));
    subject.add(Topic.TIMESTAMP, model.text("utc_time_created"), header(file, "utc_time_created"));
    subject.add(Topic.INPUT, model.text("signature.inputs"), header(file, "signature.inputs"));
    subject.add(Topic.OUTPUT, model.text("signature.outputs"), header(file, "signature.outputs"));
  }
}
