package dev.trivet.formats.report;

import dev.trivet.catalog.Scope;
import dev.trivet.control.Control;
import dev.trivet.control.ControlId;
import dev.trivet.control.Exclusion;
import dev.trivet.control.RiskTreatment;
import dev.trivet.evidence.Evidence;
import dev.trivet.formats.document.Position;
import dev.trivet.formats.programme.Places;
import dev.trivet.inventory.SystemId;
import dev.trivet.posture.Explain;
import dev.trivet.posture.Explanation;
import dev.trivet.posture.FindExposure;
import dev.trivet.posture.Posture;
import dev.trivet.posture.SystemPosture;
import dev.trivet.posture.ThreatStatus;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What the views are made from: a posture, its explanations, and where things stand. What several
/// views need is worked out once.
final class Sources {
  private final Posture posture;
  private final Explain explain;
  private final FindExposure exposure;
  private final Optional<Places> places;
  private final Map<String, String> anchors = new HashMap<>();
  private final Map<SystemId, List<ThreatStatus>> threats = new HashMap<>();
  private final Map<String, Explanation> controls = new HashMap<>();

  Sources(Posture posture, Optional<Places> places) {
    this.posture = posture;
    this.explain = new Explain(posture);
    this.exposure = new FindExposure(posture.programme(), posture.asOf());
    this.places = places;
    posture.systems().forEach(s -> threats.put(s.id(), s.threats()));
    for (Control control : posture.controls()) {
      anchors.put(control.id().value(), Anchors.of(control.id()));
    }
    for (SystemPosture system : posture.systems()) {
      for (RiskTreatment treatment : posture.programme().treatments(system.id())) {
        anchors.put(treatment.id().value(), Anchors.of(treatment));
      }
    }
    for (Exclusion exclusion : posture.programme().exclusions()) {
      anchors.putIfAbsent(exclusion.id().value(), Anchors.of(exclusion));
    }
    for (Evidence evidence : posture.programme().allEvidence()) {
      anchors.putIfAbsent(evidence.id().value(), Anchors.of(evidence.id()));
    }
  }

  Posture posture() {
    return posture;
  }

  Explain explain() {
    return explain;
  }

  /// What rests on which supplier.
  FindExposure exposure() {
    return exposure;
  }

  Instant asOf() {
    return posture.asOf();
  }

  List<ThreatStatus> threats(SystemId system) {
    return threats.getOrDefault(system, List.of());
  }

  /// Every threat of every system.
  List<ThreatStatus> threats() {
    return posture.systems().stream().flatMap(s -> threats(s.id()).stream()).toList();
  }

  /// Why a control has its verdict on a system, or for the organisation if it is done once.
  Explanation why(Control control, SystemId system) {
    return controls.computeIfAbsent(
        anchor(control, system), at -> explain.control(control.id(), system));
  }

  Explanation why(Control control) {
    return controls.computeIfAbsent(Anchors.of(control.id()), at -> explain.control(control.id()));
  }

  /// Where the verdict on a control is explained.
  String anchor(Control control, SystemId system) {
    return control.scope() == Scope.ORGANISATION
        ? Anchors.of(control.id())
        : Anchors.of(system, control.id());
  }

  /// Where the source of an explanation stands on the page; empty when it does not.
  String anchor(String source) {
    int slash = source.indexOf('/');
    if (slash > 0) {
      return controlOn(source.substring(0, slash), source.substring(slash + 1));
    }
    return anchors.getOrDefault(source, "");
  }

  private String controlOn(String system, String control) {
    String own = anchors.getOrDefault(control, "");
    if (!own.startsWith("control:")) {
      return "";
    }
    var found = posture.programme().controls().control(new ControlId(control));
    return found.map(c -> anchor(c, new SystemId(system))).orElse("");
  }

  /// The file and line of a document; empty when it was not read from files.
  String place(String id) {
    return places
        .flatMap(p -> p.at(id))
        .map((Position at) -> at.file() + ":" + at.line())
        .orElse("");
  }
}
