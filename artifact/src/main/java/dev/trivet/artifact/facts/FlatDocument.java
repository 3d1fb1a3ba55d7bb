package dev.trivet.artifact.facts;

import dev.trivet.artifact.bytes.BeyondEnd;
import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.json.JsonBroken;
import dev.trivet.artifact.json.JsonTooDeep;
import dev.trivet.artifact.json.JsonWalk;
import dev.trivet.artifact.scan.Budget;
import dev.trivet.artifact.scan.LimitReached;
import dev.trivet.artifact.yaml.WalkYaml;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;

/// A JSON or YAML document as paths and texts: `quantization_config.bits` is `4`,
/// `architectures[0]` is `LlamaForCausalLM`. Large lists are counted, not kept.
///
/// @param texts by path; a number or word is its text
/// @param counts of the members or elements of each object and array, by path
/// @param problem why reading stopped early; empty when it did not
public record FlatDocument(
    SortedMap<String, String> texts, SortedMap<String, Long> counts, Optional<String> problem) {
  public FlatDocument {
    texts = Collections.unmodifiableSortedMap(texts);
    counts = Collections.unmodifiableSortedMap(counts);
  }

  /// Reads JSON; never throws.
  public static FlatDocument ofJson(Bytes bytes, Budget budget) {
    var visitor = new FlatVisitor();
    try {
      JsonWalk.over(bytes, budget, List.of(visitor), Set.of());
      return visitor.document(Optional.empty());
    } catch (JsonBroken | JsonTooDeep | LimitReached | BeyondEnd e) {
      return visitor.document(Optional.of("not read to its end: " + e.getMessage()));
    }
  }

  /// Reads YAML; never throws, follows no alias and makes no object.
  public static FlatDocument ofYaml(String text, Budget budget) {
    var visitor = new FlatVisitor();
    try {
      return visitor.document(WalkYaml.over(text, budget, visitor));
    } catch (LimitReached e) {
      return visitor.document(Optional.of("not read to its end: " + e.getMessage()));
    }
  }

  /// The text at a path, unless it is `null`.
  public Optional<String> text(String path) {
    return Optional.ofNullable(texts.get(path))
        .map(String::strip)
        .filter(text -> !text.isEmpty() && !text.equals("null") && !text.equals("~"));
  }

  /// A text, or every element of a list of texts.
  public List<String> texts(String path) {
    var found = new ArrayList<String>();
    text(path).ifPresent(found::add);
    for (int i = 0; texts.containsKey(path + "[" + i + "]"); i++) {
      text(path + "[" + i + "]").ifPresent(found::add);
    }
    return found;
  }

  /// A whole number.
  public OptionalLong number(String path) {
    return text(path)
        .filter(text -> text.matches("-?[0-9]{1,18}"))
        .map(text -> OptionalLong.of(Long.parseLong(text)))
        .orElse(OptionalLong.empty());
  }

  /// How many elements or members there are.
  public OptionalLong count(String path) {
    Long count = counts.get(path);
    return count == null ? OptionalLong.empty() : OptionalLong.of(count);
  }

  /// What is below a path, by the rest of it: all of `weight_map`.
  public SortedMap<String, String> below(String path) {
    var below = new TreeMap<String, String>();
    String start = path + ".";
    texts.tailMap(start).entrySet().stream()
        .takeWhile(entry -> entry.getKey().startsWith(start))
        .forEach(entry -> below.put(entry.getKey().substring(start.length()), entry.getValue()));
    return below;
  }

  public boolean isEmpty() {
    return texts.isEmpty() && counts.size() <= 1;
  }
}
