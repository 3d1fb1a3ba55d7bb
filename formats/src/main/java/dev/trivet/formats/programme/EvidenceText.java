package dev.trivet.formats.programme;

import dev.trivet.evidence.Attestation;
import dev.trivet.evidence.Evidence;
import dev.trivet.evidence.Measurement;
import dev.trivet.evidence.Observation;
import dev.trivet.evidence.Subject;
import dev.trivet.formats.document.Json;
import dev.trivet.shared.Checks;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// One piece of evidence as a YAML document, in the order in which people write one.
///
/// Every text is written as a JSON string, which YAML reads as it stands: nothing an instrument
/// found in a file can end the document or begin another. Characters nobody can see, which a
/// programme may not hold, become a space.
final class EvidenceText {
  private final StringBuilder out = new StringBuilder();

  private EvidenceText() {}

  static String of(Evidence evidence) {
    var text = new EvidenceText();
    switch (evidence) {
      case Observation observation -> text.observation(observation);
      case Attestation attestation -> text.attestation(attestation);
    }
    return text.out.toString();
  }

  private void observation(Observation observation) {
    begin("Observation", observation);
    text("outcome", observation.outcome());
    observation.measurement().ifPresent(m -> out.append("measurement: " + flow(m) + "\n"));
    plain("observedAt", observation.observedAt());
    text("instrument", Optional.of(observation.instrument()));
    text("detail", observation.detail());
  }

  private void attestation(Attestation attestation) {
    begin("Attestation", attestation);
    text("outcome", attestation.outcome());
    plain("attestedAt", attestation.attestedAt());
    text("attestedBy", Optional.of(attestation.attestedBy()));
    attestation.expires().ifPresent(end -> plain("expires", end));
    text("document", attestation.document());
    text("documentDigest", attestation.documentDigest());
    text("detail", attestation.detail());
  }

  private void begin(String kind, Evidence evidence) {
    plain("kind", kind);
    plain("id", evidence.id());
    plain("method", quoted(evidence.method()));
    subject(evidence.subject());
  }

  private void subject(Subject subject) {
    var keys = new LinkedHashMap<String, Object>();
    switch (subject) {
      case Subject.OfOrganisation organisation -> {}
      case Subject.OfSupplier supplier -> keys.put("supplier", supplier.supplier());
      case Subject.OfSystem system -> keys.put("system", system.system());
      case Subject.OfComponent component -> {
        keys.put("system", component.system());
        keys.put("component", component.component());
        component.digest().ifPresent(digest -> keys.put("digest", quoted(digest)));
        component.version().ifPresent(version -> keys.put("version", quoted(version)));
      }
    }
    if (keys.size() < 2) {
      plain("subject", flow(keys));
      return;
    }
    out.append("subject:\n");
    keys.forEach((key, value) -> plain("  " + key, value));
  }

  private static String flow(Measurement measurement) {
    var keys = new LinkedHashMap<String, Object>();
    keys.put("value", measurement.value());
    put(keys, "low", measurement.low());
    put(keys, "high", measurement.high());
    measurement.sample().ifPresent(sample -> keys.put("sample", sample));
    measurement.unit().ifPresent(unit -> keys.put("unit", quoted(unit)));
    return flow(keys);
  }

  private static void put(Map<String, Object> keys, String key, OptionalDouble value) {
    value.ifPresent(number -> keys.put(key, number));
  }

  private static String flow(Map<String, Object> keys) {
    List<String> pairs = new ArrayList<>();
    keys.forEach((key, value) -> pairs.add(key + ": " + value));
    return "{" + String.join(", ", pairs) + "}";
  }

  private void text(String key, Optional<?> value) {
    value.ifPresent(text -> plain(key, quoted(text)));
  }

  private void plain(String key, Object value) {
    out.append(key).append(": ").append(value).append('\n');
  }

  private static String quoted(Object value) {
    var visible = new StringBuilder(value.toString());
    for (int i = 0; i < visible.length(); i++) {
      if (Checks.isHidden(visible.charAt(i))) {
        visible.setCharAt(i, ' ');
      }
    }
    return Json.text(visible.toString()).strip();
  }
}
