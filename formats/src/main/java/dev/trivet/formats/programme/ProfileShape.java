package dev.trivet.formats.programme;

import dev.trivet.formats.document.Node;
import dev.trivet.formats.document.Problem.Kind;
import dev.trivet.formats.document.Problems;
import dev.trivet.formats.document.Shape;
import dev.trivet.inventory.Field;
import dev.trivet.inventory.SystemProfile;
import dev.trivet.inventory.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A system's profile: a key for each answered field, with a word or a list of words.
final class ProfileShape implements Shape<SystemProfile> {
  private static final String NOTHING = "none";

  private final Vocabulary vocabulary;
  private final List<String> names;

  ProfileShape(Vocabulary vocabulary) {
    this.vocabulary = vocabulary;
    this.names = vocabulary.fields().stream().map(Field::name).toList();
  }

  @Override
  public Optional<SystemProfile> read(Node node, Problems problems) {
    if (!(node instanceof Node.Mapping mapping)) {
      problems.add(
          Kind.WRONG_SHAPE, node.at(), "a profile is a group of keys, not " + node.what(), "");
      return Optional.empty();
    }
    var answers = new LinkedHashMap<String, List<String>>();
    boolean whole = true;
    for (Node.Entry entry : mapping.entries()) {
      Optional<Field> field = vocabulary.field(entry.key());
      if (field.isEmpty()) {
        problems.unknown(Kind.UNKNOWN_KEY, entry.at(), "profile field", entry.key(), names);
        whole = false;
      } else {
        Optional<List<String>> words = words(field.get(), entry.value(), problems);
        whole &= words.isPresent();
        words.ifPresent(w -> answers.put(entry.key(), w));
      }
    }
    return whole ? Optional.of(SystemProfile.of(vocabulary, answers)) : Optional.empty();
  }

  @Override
  public Optional<SystemProfile> absent() {
    return Optional.of(SystemProfile.of(vocabulary, Map.of()));
  }

  private static Optional<List<String>> words(Field field, Node value, Problems problems) {
    List<Node> items = value instanceof Node.Sequence sequence ? sequence.items() : List.of(value);
    var words = new ArrayList<String>();
    boolean whole = !items.isEmpty();
    if (items.isEmpty()) {
      problems.add(
          Kind.BAD_VALUE, value.at(), field + " has no word", "leave the key out if it is unknown");
    }
    for (Node item : items) {
      whole &= item instanceof Node.Scalar scalar && word(field, scalar, words, problems);
      if (!(item instanceof Node.Scalar)) {
        problems.add(Kind.WRONG_SHAPE, item.at(), "expected one word, found " + item.what(), "");
      }
    }
    return whole && fits(field, words, value, problems) ? Optional.of(words) : Optional.empty();
  }

  private static boolean word(
      Field field, Node.Scalar scalar, List<String> words, Problems problems) {
    // YAML 1.1 editors write yes and no as true and false.
    String word =
        switch (scalar.text()) {
          case "true" -> "yes";
          case "false" -> "no";
          default -> scalar.text();
        };
    if (!field.texts().contains(word)) {
      problems.unknown(
          Kind.BAD_VALUE, scalar.at(), "word for " + field, scalar.text(), field.texts());
      return false;
    }
    words.add(word);
    return true;
  }

  private static boolean fits(Field field, List<String> words, Node value, Problems problems) {
    if (field.arity() == Field.Arity.ONE && words.size() > 1) {
      problems.add(
          Kind.CONTRADICTION,
          value.at(),
          field + " takes one word, not " + words.size(),
          "keep the worse case");
      return false;
    }
    if (words.size() > 1 && words.contains(NOTHING)) {
      problems.add(
          Kind.CONTRADICTION,
          value.at(),
          field
              + " says none beside "
              + String.join(", ", words.stream().filter(w -> !w.equals(NOTHING)).toList()),
          "remove 'none' or the others");
      return false;
    }
    return true;
  }

  @Override
  public Map<String, Object> schema() {
    var properties = new LinkedHashMap<String, Object>();
    for (Field field : vocabulary.fields()) {
      Map<String, Object> word = Map.of("enum", field.texts());
      var schema = new LinkedHashMap<String, Object>();
      schema.put("description", field.question());
      if (field.arity() == Field.Arity.ONE) {
        schema.putAll(word);
      } else {
        schema.put("anyOf", List.of(word, Map.of("type", "array", "items", word, "minItems", 1)));
      }
      properties.put(field.name(), schema);
    }
    var schema = new LinkedHashMap<String, Object>();
    schema.put("type", "object");
    schema.put("properties", properties);
    schema.put("additionalProperties", false);
    return schema;
  }
}
