package dev.trivet.cli;

import dev.trivet.catalog.FrameworkId;
import dev.trivet.posture.Basis;
import dev.trivet.posture.Coverage;
import dev.trivet.posture.FindExposure;
import dev.trivet.posture.Posture;
import dev.trivet.posture.RequirementStatus;
import dev.trivet.posture.SupplierExposure;
import dev.trivet.posture.SystemPosture;
import dev.trivet.posture.Verdict;
import dev.trivet.proof.Finding;
import dev.trivet.proof.Findings;
import dev.trivet.shared.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.Map;

/// What `trivet assess` found, for other programs.
final class AssessmentAsJson {
  private AssessmentAsJson() {}

  static Map<String, Object> of(Posture posture, Findings findings) {
    var json = new LinkedHashMap<String, Object>();
    json.put("organisation", posture.programme().settings().organisation());
    json.put("asOf", posture.asOf());
    json.put("appetite", posture.programme().settings().appetite());
    var systems = new ArrayList<Object>();
    posture.systems().forEach(s -> systems.add(system(s, posture)));
    json.put("systems", systems);
    var frameworks = new ArrayList<Object>();
    posture.programme().settings().frameworks().forEach(f -> frameworks.add(framework(f, posture)));
    json.put("frameworks", frameworks);
    json.put(
        "suppliers",
        new FindExposure(posture.programme(), posture.asOf())
            .all().stream().map(AssessmentAsJson::supplier).toList());
    json.put("findings", findings.all().stream().map(AssessmentAsJson::finding).toList());
    return json;
  }

  private static Map<String, Object> system(SystemPosture system, Posture posture) {
    SystemFigures figures = SystemFigures.of(system, posture);
    var json = new LinkedHashMap<String, Object>();
    json.put("system", system.id());
    var controls = new LinkedHashMap<String, Object>();
    for (Verdict verdict : Verdict.values()) {
      controls.put(Words.of(verdict), figures.count(verdict));
    }
    json.put("controls", controls);
    var threats = new LinkedHashMap<String, Object>();
    for (Basis basis : Basis.values()) {
      var byCoverage = new LinkedHashMap<String, Object>();
      for (Coverage coverage : Coverage.values()) {
        byCoverage.put(Words.of(coverage), figures.count(basis, coverage));
      }
      threats.put(Words.of(basis), byCoverage);
    }
    json.put("threats", threats);
    json.put("aboveAppetite", figures.aboveAppetite());
    json.put("worstUncovered", figures.worst());
    return json;
  }

  private static Map<String, Object> framework(FrameworkId framework, Posture posture) {
    var json = new LinkedHashMap<String, Object>();
    json.put("framework", framework);
    for (Basis basis : Basis.values()) {
      var counts = new LinkedHashMap<String, Object>();
      for (RequirementStatus status : RequirementStatus.values()) {
        counts.put(
            Words.of(status),
            posture.requirements(framework).stream()
                .filter(r -> posture.requirement(r.ref(), basis) == status)
                .count());
      }
      json.put(Words.of(basis), counts);
    }
    return json;
  }

  private static Map<String, Object> supplier(SupplierExposure exposure) {
    var json = new LinkedHashMap<String, Object>();
    json.put("supplier", exposure.standing().supplier().id());
    json.put("standing", exposure.standing().verdict());
    json.put("systems", exposure.systems().size());
    json.put("criticalSystems", exposure.criticalSystems().size());
    json.put("singleSource", exposure.singleSource().size());
    json.put("concentrated", exposure.isConcentrated());
    return json;
  }

  private static Map<String, Object> finding(Finding finding) {
    var json = new LinkedHashMap<String, Object>();
    json.put("rule", finding.rule());
    json.put("severity", finding.severity());
    json.put("fingerprint", finding.fingerprint());
    json.put("system", finding.about().system());
    json.put("control", finding.about().control());
    json.put("technique", finding.about().technique());
    json.put("document", finding.about().document());
    json.put("message", finding.message());
    json.put("action", finding.action());
    json.put("accepted", finding.isAccepted());
    return json;
  }
}
