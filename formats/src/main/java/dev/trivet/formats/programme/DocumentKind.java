package dev.trivet.formats.programme;

import dev.trivet.control.Exclusion;
import dev.trivet.control.RiskTreatment;
import dev.trivet.evidence.Attestation;
import dev.trivet.evidence.Observation;
import dev.trivet.evidence.SupplierAssessment;
import dev.trivet.inventory.AiSystem;
import dev.trivet.inventory.Supplier;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The kinds of documents, each with the record it is read into.
enum DocumentKind {
  PROGRAMME("Programme", ProgrammeDocument.class),
  AI_SYSTEM("AiSystem", AiSystem.class),
  SUPPLIER("Supplier", Supplier.class),
  SUPPLIER_ASSESSMENT("SupplierAssessment", SupplierAssessment.class),
  CONTROL("Control", ControlDocument.class),
  CONTROL_SET("ControlSet", ControlSetDocument.class),
  OBSERVATION("Observation", Observation.class),
  ATTESTATION("Attestation", Attestation.class),
  RISK_TREATMENT("RiskTreatment", RiskTreatment.class),
  EXCLUSION("Exclusion", Exclusion.class);

  private final String word;
  private final Class<?> type;

  DocumentKind(String word, Class<?> type) {
    this.word = word;
    this.type = type;
  }

  String word() {
    return word;
  }

  Class<?> type() {
    return type;
  }

  static Optional<DocumentKind> of(String word) {
    return Arrays.stream(values()).filter(kind -> kind.word.equals(word)).findFirst();
  }

  static List<String> words() {
    return Arrays.stream(values()).map(DocumentKind::word).toList();
  }
}
