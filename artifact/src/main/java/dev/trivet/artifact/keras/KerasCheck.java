package dev.trivet.artifact.keras;

import dev.trivet.artifact.json.JsonCheck;
import dev.trivet.artifact.json.JsonVisitor;
import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.Scan;
import java.util.List;
import java.util.Set;

/// Looks through Keras configurations: `config.json` of a `.keras` archive, the `model_config` of
/// an HDF5 file, Keras metadata of a SavedModel.
public final class KerasCheck implements JsonCheck {
  @Override
  public List<Rule> rules() {
    return KerasRules.all();
  }

  @Override
  public Set<String> names() {
    return Set.of(
        "class_name",
        "module",
        "fn_module",
        "fn_name",
        "registered_name",
        "config",
        "function",
        "function_type",
        "output_shape_type",
        "mask_type",
        "code",
        "node_def",
        "vocabulary",
        "filepath");
  }

  @Override
  public JsonVisitor visitor(Content content, Scan scan) {
    return new KerasVisitor(content, scan);
  }
}
