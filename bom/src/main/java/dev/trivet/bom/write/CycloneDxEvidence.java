package dev.trivet.bom.write;

import dev.trivet.bom.Basis;
import dev.trivet.bom.Fact;
import dev.trivet.bom.Facts;
import dev.trivet.bom.Topic;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;

/// How a component's identity is known, in CycloneDX's words.
final class CycloneDxEvidence {
  /// CycloneDX wants a number for trust; ours has three steps, and these stand for them.
  private static final double SHOWN = 1.0;

  private static final double SAID = 0.5;
  private static final double GUESSED = 0.25;

  private CycloneDxEvidence() {}

  static Map<String, Object> of(Facts facts) {
    var identity = new ArrayList<Map<String, Object>>();
    identity("name", Topic.NAME, facts, identity);
    identity("version", Topic.VERSION, facts, identity);
    identity("hash", Topic.HASH, facts, identity);
    var places = new LinkedHashSet<String>();
    facts.stream()
        .forEach(entry -> {
          if (entry.getValue().basis() instanceof Basis.Read read) {
            places.add(read.file());
          }
        });
    List<Map<String, Object>> occurrences =
        places.stream().sorted().limit(200).map(place -> Tree.of("location", place)).toList();
    return new Tree().put("identity", identity).put("occurrences", occurrences).map();
  }

  private static void identity(
      String field, Topic topic, Facts facts, List<Map<String, Object>> into) {
    facts
        .best(topic)
        .ifPresent(best -> {
          List<Map<String, Object>> methods =
              facts.of(topic).stream()
                  .filter(fact -> fact.value().equals(best.value()))
                  .map(CycloneDxEvidence::method)
                  .toList();
          into.add(
              new Tree()
                  .put("field", field)
                  .put("confidence", confidence(best))
                  .put("concludedValue", best.value())
                  .put("methods", methods)
                  .map());
        });
  }

  private static Map<String, Object> method(Fact fact) {
    return new Tree()
        .put("technique", technique(fact.basis()))
        .put("confidence", confidence(fact))
        .put("value", fact.basis().source())
        .map();
  }

  private static double confidence(Fact fact) {
    return switch (fact.basis()) {
      case Basis.Inferred inferred -> GUESSED;
      case Basis.Declared declared -> SAID;
      case Basis.Read read ->
          switch (fact.grade()) {
            case EVIDENCED -> SHOWN;
            case ASSERTED, ABSENT -> SAID;
          };
    };
  }

  private static String technique(Basis basis) {
    return switch (basis) {
      case Basis.Inferred inferred -> "other";
      case Basis.Declared declared -> "other";
      case Basis.Read read ->
          switch (read.by()) {
            case FILE_HASH -> "hash-comparison";
            case HEADER -> read.file().endsWith(".json") ? "manifest-analysis" : "binary-analysis";
            case SIGNATURE -> "attestation";
            case DOCUMENT, STATEMENT -> "manifest-analysis";
          };
    };
  }
}
