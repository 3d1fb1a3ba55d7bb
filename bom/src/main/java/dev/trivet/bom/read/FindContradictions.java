package dev.trivet.bom.read;

import dev.trivet.bom.Aibom;
import dev.trivet.bom.BomFinding;
import dev.trivet.bom.BomFinding.Kind;
import dev.trivet.bom.Bond;
import dev.trivet.bom.Fact;
import dev.trivet.bom.Part;
import dev.trivet.bom.Topic;
import dev.trivet.shared.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/// Finds statements that cannot all be true: within the files, and between them and what is
/// declared.
public final class FindContradictions {
  private static final Map<String, String> DTYPES =
      Map.of("float32", "F32", "float16", "F16", "bfloat16", "BF16", "float64", "F64");

  private final Aibom bom;
  private final List<BomFinding> found = new ArrayList<>();

  public FindContradictions(Aibom bom) {
    this.bom = bom;
  }

  public List<BomFinding> find() {
    bom.all().filter(part -> part.kind() != Part.Kind.FILE).forEach(this::topics);
    dtype();
    bases();
    return found;
  }

  private void topics(Part part) {
    part.facts()
        .all()
        .forEach((topic, facts) -> {
          if (topic.count() == Topic.Count.ONE) {
            comparable(topic, facts).values().forEach(same -> compare(part, topic, same));
          }
        });
  }

  /// A commit and a release number may name the same version, and a licence text nobody recognises
  /// may be any licence: only what is of one kind is compared.
  private static Map<String, List<Fact>> comparable(Topic topic, List<Fact> facts) {
    return facts.stream()
        .collect(
            Collectors.groupingBy(
                fact -> {
                  boolean isApart =
                      (topic == Topic.VERSION && Hub.isCommit(fact.value()))
                          || fact.value().startsWith("LicenseRef-text-");
                  return isApart ? "apart" : "";
                },
                LinkedHashMap::new,
                Collectors.toList()));
  }

  private void compare(Part part, Topic topic, List<Fact> facts) {
    Map<String, Fact> byValue = new LinkedHashMap<>();
    facts.forEach(fact -> byValue.putIfAbsent(fact.value(), fact));
    if (byValue.size() > 1) {
      String said =
          byValue.values().stream()
              .map(fact -> "%s (%s)".formatted(fact.value(), fact.basis().source()))
              .collect(Collectors.joining(" against "));
      add(part, Words.spoken(topic) + ": " + said);
    }
  }

  /// The type the configuration promises must be that of some tensor, unless they were quantised.
  private void dtype() {
    var facts = bom.subject().facts();
    if (!facts.of(Topic.QUANTISATION).isEmpty() || facts.of(Topic.DTYPE).isEmpty()) {
      return;
    }
    for (String setting : facts.values(Topic.HYPERPARAMETER)) {
      String wanted =
          setting.matches("(torch_)?dtype=.*")
              ? DTYPES.getOrDefault(setting.substring(setting.indexOf('=') + 1), "")
              : "";
      boolean isThere =
          facts.values(Topic.DTYPE).stream().anyMatch(dtype -> dtype.startsWith(wanted + " in "));
      if (!wanted.isEmpty() && !isThere) {
        add(
            bom.subject(),
            "type of values: %s in the configuration against %s in the tensors"
                .formatted(setting, String.join(", ", facts.values(Topic.DTYPE))));
      }
    }
  }

  /// An adapter adapts one model.
  private void bases() {
    Map<String, String> adapted = new LinkedHashMap<>();
    bom.bonds().stream()
        .filter(bond -> bond.relation() == Bond.Relation.ADAPTS)
        .forEach(bond -> adapted.putIfAbsent(bond.to(), bond.basis().source()));
    if (adapted.size() > 1) {
      String said =
          adapted.entrySet().stream()
              .map(e ->
                  "%s (%s)"
                      .formatted(
                          bom.part(e.getKey()).map(Part::name).orElse(e.getKey()), e.getValue()))
              .collect(Collectors.joining(" against "));
      add(bom.subject(), "what it adapts: " + said);
    }
  }

  private void add(Part part, String message) {
    found.add(new BomFinding(Kind.CONTRADICTION, part.name(), message));
  }
}
