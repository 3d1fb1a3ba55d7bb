package dev.trivet.bom.write;

import dev.trivet.bom.Aibom;
import dev.trivet.bom.Bond;
import dev.trivet.bom.Facts;
import dev.trivet.bom.Topic;
import java.util.List;
import java.util.Map;

/// The model card as CycloneDX has it: task, architecture, datasets, inputs, outputs, results.
final class CycloneDxCard {
  private final Aibom bom;

  CycloneDxCard(Aibom bom) {
    this.bom = bom;
  }

  Map<String, Object> card() {
    Facts facts = bom.subject().facts();
    var parameters =
        new Tree()
            .put("task", facts.value(Topic.TASK))
            .put("modelArchitecture", String.join(", ", facts.values(Topic.ARCHITECTURE)))
            .put("datasets", datasets())
            .put("inputs", formats(facts.values(Topic.INPUT)))
            .put("outputs", formats(facts.values(Topic.OUTPUT)));
    var considerations = new Tree().put("useCases", facts.values(Topic.INTENDED_USE));
    var analysis = new Tree().put("performanceMetrics", metrics(facts.values(Topic.PERFORMANCE)));
    return new Tree()
        .put("modelParameters", parameters)
        .put("quantitativeAnalysis", analysis)
        .put("considerations", considerations)
        .map();
  }

  private List<Map<String, Object>> datasets() {
    return bom.bondsFrom(bom.subject().ref()).stream()
        .filter(bond -> bond.relation() == Bond.Relation.TRAINED_ON)
        .map(Bond::to)
        .distinct()
        .map(ref -> Tree.of("ref", ref))
        .toList();
  }

  private static List<Map<String, Object>> formats(List<String> texts) {
    return texts.stream().map(text -> Tree.of("format", text)).toList();
  }

  /// `accuracy=0.93 on sst2`
  private static List<Map<String, Object>> metrics(List<String> texts) {
    return texts.stream()
        .map(text -> {
          int sign = text.indexOf('=');
          int on = text.indexOf(" on ");
          String value = sign < 0 ? "" : text.substring(sign + 1, on < sign ? text.length() : on);
          return new Tree()
              .put("type", sign < 0 ? text : text.substring(0, sign))
              .put("value", value)
              .put("slice", on < 0 ? "" : text.substring(on + " on ".length()))
              .map();
        })
        .toList();
  }
}
