package dev.trivet.artifact.integrity.form;

import java.util.ArrayList;
import java.util.List;

/// The elements of a JSON array.
///
/// @param at where it stands, as `verificationMaterial.tlogEntries`
public record JsonArray(String at, List<JsonValue> elements) implements JsonValue {

  public JsonArray {
    elements = List.copyOf(elements);
  }

  public int size() {
    return elements.size();
  }

  public List<JsonObject> objects() throws Malformed {
    var objects = new ArrayList<JsonObject>(elements.size());
    for (JsonValue element : elements) {
      if (!(element instanceof JsonObject object)) {
        throw new Malformed(at + " holds something that is no object");
      }
      objects.add(object);
    }
    return objects;
  }

  public List<String> texts() throws Malformed {
    var texts = new ArrayList<String>(elements.size());
    for (JsonValue element : elements) {
      if (!(element instanceof Text text)) {
        throw new Malformed(at + " holds something that is no text");
      }
      texts.add(text.value());
    }
    return texts;
  }
}
