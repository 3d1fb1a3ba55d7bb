package dev.trivet.formats.report;

import dev.trivet.catalog.FrameworkId;
import dev.trivet.catalog.Ref;
import dev.trivet.catalog.TechniqueId;
import dev.trivet.control.ControlId;
import dev.trivet.control.Exclusion;
import dev.trivet.control.RiskTreatment;
import dev.trivet.evidence.EvidenceId;
import dev.trivet.inventory.SupplierId;
import dev.trivet.inventory.SystemId;

/// Where things stand on the page. Ids of programmes hold neither `/` nor `:`, so no two of these
/// are the same.
final class Anchors {
  private Anchors() {}

  static String of(SystemId system) {
    return "system:" + system;
  }

  /// Where the controls stand that do not concern a system.
  static String excluded(SystemId system) {
    return system + "/excluded";
  }

  static String of(SystemId system, ControlId control) {
    return system + "/" + control;
  }

  static String of(SystemId system, TechniqueId technique) {
    return system + "/" + Techniques.shortId(technique);
  }

  static String of(ControlId control) {
    return "control:" + control;
  }

  static String of(TechniqueId technique) {
    return "technique:" + Techniques.shortId(technique);
  }

  static String of(FrameworkId framework) {
    return "framework:" + framework;
  }

  static String of(Ref requirement) {
    return requirement.framework() + ":" + requirement.id().replaceAll("[^A-Za-z0-9.()-]", "_");
  }

  static String of(EvidenceId evidence) {
    return "evidence:" + evidence;
  }

  static String of(RiskTreatment treatment) {
    return "treatment:" + treatment.id();
  }

  static String of(Exclusion exclusion) {
    return "exclusion:" + exclusion.id();
  }

  static String of(SupplierId supplier) {
    return "supplier:" + supplier;
  }
}
