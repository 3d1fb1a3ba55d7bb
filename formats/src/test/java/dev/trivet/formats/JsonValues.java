package dev.trivet.formats;

import dev.trivet.formats.document.Node;
import dev.trivet.formats.document.Problems;
import dev.trivet.formats.document.ReadYaml;
import java.util.List;

/// Looks into written JSON by path: `runs/0/results/3/ruleId`.
public final class JsonValues {
  private final Node root;

  private JsonValues(Node root) {
    this.root = root;
  }

  /// @throws AssertionError when it is not one JSON object
  public static JsonValues of(String json) {
    var problems = new Problems();
    List<Node.Mapping> documents = ReadYaml.text(json, "test", problems);
    if (documents.size() != 1 || problems.hasErrors()) {
      throw new AssertionError("not one JSON object: " + problems.sorted());
    }
    return new JsonValues(documents.getFirst());
  }

  public String text(String path) {
    return at(path) instanceof Node.Scalar scalar ? scalar.text() : "";
  }

  public boolean has(String path) {
    Node node = root;
    for (String step : path.split("/", -1)) {
      if (!(node instanceof Node.Mapping mapping) || mapping.find(step).isEmpty()) {
        return false;
      }
      node = mapping.find(step).get();
    }
    return true;
  }

  /// The items of a list.
  public List<JsonValues> items(String path) {
    return at(path) instanceof Node.Sequence list
        ? list.items().stream().map(JsonValues::new).toList()
        : List.of();
  }

  private Node at(String path) {
    Node node = root;
    for (String step : path.split("/", -1)) {
      node =
          switch (node) {
            case Node.Mapping mapping ->
                mapping
                    .find(step)
                    .orElseThrow(() -> new AssertionError("no " + step + " in " + path));
            case Node.Sequence list -> list.items().get(Integer.parseInt(step));
            case Node.Scalar scalar -> throw new AssertionError(step + " of a value in " + path);
          };
    }
    return node;
  }
}
