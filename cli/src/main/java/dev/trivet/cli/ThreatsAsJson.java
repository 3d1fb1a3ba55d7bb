package dev.trivet.cli;

import dev.trivet.shared.Words;
import dev.trivet.threat.Applicability;
import dev.trivet.threat.Because;
import dev.trivet.threat.Threat;
import dev.trivet.threat.ThreatModel;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A threat model for other programs. The names are a contract: see the README of the command line.
final class ThreatsAsJson {
  private ThreatsAsJson() {}

  static Map<String, Object> of(ThreatModel model) {
    var json = new LinkedHashMap<String, Object>();
    json.put("system", model.system().value());
    json.put("release", model.release().value());
    var threats = new ArrayList<Object>();
    for (Threat threat : model.threats()) {
      threats.add(threat(threat, model));
    }
    json.put("threats", threats);
    var ruledOut = new ArrayList<Object>();
    for (Applicability rule : model.ruledOut()) {
      ruledOut.add(ruledOut(rule, model));
    }
    json.put("ruledOut", ruledOut);
    return json;
  }

  /// The model after the change, with what the change did.
  static Map<String, Object> whatIf(
      ThreatModel before, ThreatModel after, Map<String, List<String>> changes) {
    Map<String, Object> json = of(after);
    var changed = ThreatChanges.between(before, after);
    var whatIf = new LinkedHashMap<String, Object>();
    whatIf.put("set", changes);
    whatIf.put("leaves", changed.leaves().stream().map(t -> t.technique().value()).toList());
    whatIf.put("comes", changed.comes().stream().map(t -> t.technique().value()).toList());
    var scores = new ArrayList<Object>();
    for (ThreatChanges.Moved moved : changed.moves()) {
      var score = new LinkedHashMap<String, Object>();
      score.put("technique", moved.after().technique().value());
      score.put("before", moved.before().score());
      score.put("after", moved.after().score());
      scores.add(score);
    }
    whatIf.put("scores", scores);
    json.put("whatIf", whatIf);
    return json;
  }

  private static Map<String, Object> threat(Threat threat, ThreatModel model) {
    var json = new LinkedHashMap<String, Object>();
    json.put("technique", threat.technique().value());
    json.put("parent", threat.technique().family().value());
    json.put("name", threat.rule().technique().name());
    json.put("band", Words.of(threat.band()));
    json.put("rank", threat.rank());
    json.put("score", threat.score());
    json.put("because", because(threat.rule(), model));
    json.put("assumed", threat.assumed());
    return json;
  }

  private static Map<String, Object> ruledOut(Applicability rule, ThreatModel model) {
    var json = new LinkedHashMap<String, Object>();
    json.put("technique", rule.id().value());
    json.put("because", because(rule, model));
    return json;
  }

  private static List<String> because(Applicability rule, ThreatModel model) {
    return rule.because(model.profile()).stream().map(Because::toString).toList();
  }
}
