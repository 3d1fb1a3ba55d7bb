package dev.trivet.formats.json;

import dev.trivet.catalog.Requirement;
import dev.trivet.catalog.Scope;
import dev.trivet.control.Control;
import dev.trivet.formats.document.Lazily;
import dev.trivet.formats.json.WritePosture.Detail;
import dev.trivet.inventory.AiSystem;
import dev.trivet.inventory.Component;
import dev.trivet.posture.Basis;
import dev.trivet.posture.Explain;
import dev.trivet.posture.FindExposure;
import dev.trivet.posture.PartStanding;
import dev.trivet.posture.Posture;
import dev.trivet.posture.SupplierStanding;
import dev.trivet.posture.SystemPosture;
import dev.trivet.posture.ThreatStatus;
import dev.trivet.threat.Applicability;
import dev.trivet.threat.Threat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// What is written of one system.
final class WriteSystem {
  private final Posture posture;
  private final Explain explain;
  private final Detail detail;
  private final Optional<WritePaths> paths;
  private final List<Requirement> asked;
  private final FindExposure exposure;

  WriteSystem(Posture posture, Explain explain, Detail detail, Optional<WritePaths> paths) {
    this.posture = posture;
    this.explain = explain;
    this.detail = detail;
    this.paths = paths;
    this.exposure = new FindExposure(posture.programme(), posture.asOf());
    this.asked = posture.requirements().stream().filter(r -> r.scope() == Scope.SYSTEM).toList();
  }

  Map<String, Object> system(SystemPosture of) {
    AiSystem system = of.system();
    var written = new LinkedHashMap<String, Object>();
    written.put("id", system.id());
    written.put("title", system.title());
    written.put("owner", system.owner());
    written.put("purpose", system.purpose());
    written.put("roles", system.roles().stream().sorted().toList());
    written.put("stage", system.stage());
    written.put("impact", system.impact());
    written.put("components", system.components());
    written.put("inherited", system.components().stream().map(c -> inherited(system, c)).toList());
    written.put("worstUncovered", of.worstUncovered());
    written.put("threats", Lazily.of(of.threats(), threat -> threat(of, threat)));
    written.put("ruledOut", Lazily.of(of.threatModel().ruledOut(), rule -> ruledOut(of, rule)));
    written.put("attackPaths", paths.map(p -> p.paths(of)));
    written.put("controls", Lazily.of(posture.controls(), control -> control(of, control)));
    written.put("requirements", Lazily.of(asked, requirement -> requirement(of, requirement)));
    return written;
  }

  private Map<String, Object> inherited(AiSystem system, Component component) {
    PartStanding standing = exposure.of(system, component);
    var written = new LinkedHashMap<String, Object>();
    written.put("component", component.id());
    written.put("standing", standing.worst().map(SupplierStanding::verdict));
    written.put("suppliers", standing.suppliers().stream().map(s -> s.supplier().id()).toList());
    return written;
  }

  private Map<String, Object> threat(SystemPosture of, ThreatStatus status) {
    Threat threat = status.threat();
    Applicability rule = threat.rule();
    var written = new LinkedHashMap<String, Object>();
    written.put("technique", status.technique());
    written.put("name", rule.technique().name());
    written.put("tactics", rule.technique().tactics());
    written.put("category", rule.category());
    written.put("side", rule.side());
    written.put("band", threat.band());
    written.put("rank", threat.rank());
    written.put("score", threat.score());
    written.put("basis", threat.basis());
    written.put("appliesWhen", rule.appliesWhen());
    written.put("fields", rule.because(of.threatModel().profile()));
    written.put("likelierFields", rule.likelierBecause(of.threatModel().profile()));
    written.put("risk", status.risk());
    written.put("official", status.officialCoverage());
    written.put("withDerived", status.coverage());
    written.put("acceptance", status.acceptance());
    switch (detail) {
      case FIGURES -> {}
      case EXPLANATIONS ->
          written.put("because", explain.threat(of.id(), status.technique()).because());
    }
    return written;
  }

  private static Map<String, Object> ruledOut(SystemPosture of, Applicability rule) {
    var written = new LinkedHashMap<String, Object>();
    written.put("technique", rule.id());
    written.put("name", rule.technique().name());
    written.put("fields", rule.because(of.threatModel().profile()));
    return written;
  }

  private Map<String, Object> control(SystemPosture of, Control control) {
    var written = new LinkedHashMap<String, Object>();
    written.put("control", control.id());
    written.put("verdict", of.verdict(control.id()));
    switch (detail) {
      case FIGURES -> {}
      case EXPLANATIONS -> written.put("because", explain.control(control.id(), of.id()).because());
    }
    return written;
  }

  private Map<String, Object> requirement(SystemPosture of, Requirement requirement) {
    var written = new LinkedHashMap<String, Object>();
    written.put("requirement", requirement.ref());
    written.put("official", of.requirement(requirement.ref(), Basis.OFFICIAL_ONLY));
    written.put("withDerived", of.requirement(requirement.ref(), Basis.WITH_DERIVED));
    switch (detail) {
      case FIGURES -> {}
      case EXPLANATIONS ->
          written.put("because", explain.requirement(requirement.ref(), of.id()).because());
    }
    return written;
  }
}
