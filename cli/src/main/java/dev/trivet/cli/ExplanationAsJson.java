package dev.trivet.cli;

import dev.trivet.posture.Explanation;
import java.util.LinkedHashMap;
import java.util.Map;

/// An explanation for other programs.
final class ExplanationAsJson {
  private ExplanationAsJson() {}

  // As deep as the explanation, which is as deep as the rules and not as the input.
  static Map<String, Object> of(Explanation explanation) {
    var json = new LinkedHashMap<String, Object>();
    json.put("claim", explanation.claim());
    json.put("word", explanation.word());
    json.put("source", explanation.source());
    json.put("because", explanation.because().stream().map(ExplanationAsJson::of).toList());
    return json;
  }
}
