package dev.trivet.cli;

import dev.trivet.bom.Aibom;
import dev.trivet.bom.Bond;
import dev.trivet.bom.Fact;
import dev.trivet.bom.Part;
import dev.trivet.bom.element.Aisvs;
import dev.trivet.bom.element.BomEvidence;
import dev.trivet.bom.element.Completeness;
import dev.trivet.bom.element.JudgeCompleteness;
import dev.trivet.bom.write.Written;
import dev.trivet.formats.document.Json;
import dev.trivet.shared.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A bill for other programs: every statement with how it is known, and what it is worth.
final class BomAsJson {
  private BomAsJson() {}

  static String of(Aibom bom, Written written) {
    Completeness judged = new JudgeCompleteness(bom, written.facts()).judge();
    var json = new LinkedHashMap<String, Object>();
    json.put("model", part(bom.subject()));
    bom.system().ifPresent(system -> json.put("system", part(system)));
    json.put("parts", bom.parts().stream().map(BomAsJson::part).toList());
    json.put("bonds", bom.bonds().stream().map(BomAsJson::bond).toList());
    json.put("tensors", bom.tensors());
    json.put("evidence", BomEvidence.of(bom, judged));
    json.put("elements", judged.elements().stream().map(BomAsJson::element).toList());
    json.put("aisvs", new Aisvs(bom, written.facts()).answers());
    json.put("findings", bom.findings());
    return Json.text(json);
  }

  private static Map<String, Object> part(Part part) {
    var facts = new LinkedHashMap<String, Object>();
    part.facts()
        .all()
        .forEach(
            (topic, of) -> facts.put(Words.of(topic), of.stream().map(BomAsJson::fact).toList()));
    var json = new LinkedHashMap<String, Object>();
    json.put("ref", part.ref());
    json.put("kind", part.kind());
    json.put("facts", facts);
    return json;
  }

  private static Map<String, Object> fact(Fact fact) {
    var json = new LinkedHashMap<String, Object>();
    json.put("value", fact.value());
    json.put("grade", fact.grade());
    json.put("known", fact.basis().word());
    json.put("by", fact.basis().support());
    json.put("source", fact.basis().source());
    return json;
  }

  private static Map<String, Object> bond(Bond bond) {
    var json = new LinkedHashMap<String, Object>();
    json.put("from", bond.from());
    json.put("to", bond.to());
    json.put("relation", bond.relation());
    json.put("known", bond.basis().word());
    json.put("source", bond.basis().source());
    return json;
  }

  private static Map<String, Object> element(Completeness.Graded graded) {
    var json = new LinkedHashMap<String, Object>();
    json.put("code", graded.element().code());
    json.put("title", graded.element().title());
    json.put("grade", graded.grade());
    graded
        .fact()
        .ifPresent(fact -> json.put("by", List.of(fact.basis().support(), fact.basis().source())));
    return json;
  }
}
