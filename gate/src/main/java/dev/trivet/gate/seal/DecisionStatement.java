package dev.trivet.gate.seal;

import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.formats.document.Json;
import dev.trivet.gate.Decision;
import dev.trivet.gate.PolicyOverride;
import dev.trivet.gate.RuleResult;
import dev.trivet.shared.Digest;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// A decision as an in-toto statement about the model's digest. The same decision always gives the
/// same bytes.
public final class DecisionStatement {
  /// What kind of statement it is; `docs/gate.md` describes it.
  public static final String PREDICATE_TYPE = "https://trivet.dev/gate-decision/v1";

  static final String TYPE = "https://in-toto.io/Statement/v1";
  static final String PAYLOAD_TYPE = "application/vnd.in-toto+json";
  static final String VERIFIER = "https://trivet.dev/gate";

  private final String release;

  /// @param release of this program
  public DecisionStatement(String release) {
    this.release = release;
  }

  Octets bytes(Decision decision) {
    return Octets.utf8(Json.text(statement(decision)));
  }

  private Map<String, Object> statement(Decision decision) {
    var statement = new LinkedHashMap<String, Object>();
    statement.put("_type", TYPE);
    statement.put(
        "subject",
        List.of(
            named(
                "name", decision.facts().artefact().name(), decision.facts().artefact().digest())));
    statement.put("predicateType", PREDICATE_TYPE);
    statement.put("predicate", predicate(decision));
    return statement;
  }

  /// What is said of a model; also what `trivet gate --json` prints.
  public Map<String, Object> predicate(Decision decision) {
    var predicate = new LinkedHashMap<String, Object>();
    var verifier = new LinkedHashMap<String, Object>();
    verifier.put("id", VERIFIER);
    verifier.put("version", Map.of("trivet", release));
    predicate.put("verifier", verifier);
    predicate.put("timeVerified", decision.at());
    predicate.put("expires", decision.expires());
    predicate.put("policy", named("uri", decision.policy().id().value(), decision.policyDigest()));
    predicate.put("environment", decision.facts().environment());
    predicate.put(
        "verificationResult",
        switch (decision.outcome()) {
          case ALLOW -> "PASSED";
          case REFUSE -> "FAILED";
        });
    predicate.put("outcome", decision.outcome());
    predicate.put("rules", decision.results().stream().map(r -> rule(r, decision)).toList());
    predicate.put("override", decision.override().map(DecisionStatement::override));
    predicate.put("facts", decision.facts());
    return predicate;
  }

  private static Map<String, Object> named(String key, String name, Digest digest) {
    var named = new LinkedHashMap<String, Object>();
    named.put(key, name);
    int colon = digest.value().indexOf(':');
    named.put(
        "digest", Map.of(digest.value().substring(0, colon), digest.value().substring(colon + 1)));
    return named;
  }

  private static Map<String, Object> rule(RuleResult result, Decision decision) {
    var rule = new LinkedHashMap<String, Object>();
    rule.put("name", result.rule());
    rule.put("effect", result.effect());
    rule.put("state", result.state());
    rule.put("message", result.message());
    rule.put("detail", result.detail());
    rule.put("lifted", decision.lifted().contains(result.rule()));
    return rule;
  }

  private static Map<String, Object> override(PolicyOverride override) {
    var written = new LinkedHashMap<String, Object>();
    written.put("by", override.by());
    written.put("reason", override.reason());
    written.put("until", override.until());
    return written;
  }
}
