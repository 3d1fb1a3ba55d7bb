package dev.trivet.gate.serve;

import dev.trivet.artifact.integrity.form.JsonObject;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.form.ReadJson;
import dev.trivet.artifact.integrity.form.WriteJson;
import dev.trivet.artifact.rule.Finding;
import java.util.Optional;

/// A question of the Kubernetes API server (`admission.k8s.io/v1`) and the answer to it.
///
/// @param uid of the question, which the answer repeats
/// @param workload what it is about; empty when it cannot be read
/// @param why it cannot be read; empty when it can
record AdmissionReview(String uid, Optional<Workload> workload, String why) {
  private static final String VERSION = "admission.k8s.io/v1";
  private static final String KIND = "AdmissionReview";
  private static final int LONGEST_UID = 200;
  private static final int LONGEST_MESSAGE = 4_000;
  private static final int FORBIDDEN = 403;

  /// @throws Malformed when there is not even a question to answer
  static AdmissionReview of(Octets body) throws Malformed {
    JsonObject review = ReadJson.object("the review", body);
    if (!review.text("apiVersion").equals(VERSION) || !review.text("kind").equals(KIND)) {
      throw new Malformed("it is no " + KIND + " of " + VERSION);
    }
    JsonObject request = review.object("request");
    String uid = request.text("uid");
    if (uid.isEmpty() || uid.length() > LONGEST_UID) {
      throw new Malformed("request.uid is no uid");
    }
    try {
      return new AdmissionReview(uid, Optional.of(Workload.of(request.object("object"))), "");
    } catch (Malformed e) {
      return new AdmissionReview(uid, Optional.empty(), Finding.printable(e.why()));
    }
  }

  /// The answer as the API server reads it.
  String answered(Answer answer) {
    var json = new WriteJson().object().text("apiVersion", VERSION).text("kind", KIND);
    json.object("response").text("uid", uid).truth("allowed", answer.allows());
    if (!answer.allows()) {
      String message = "trivet gate: " + String.join("; ", answer.reasons());
      json.object("status").number("code", FORBIDDEN).text("reason", "Forbidden");
      json.text("message", message.substring(0, Math.min(LONGEST_MESSAGE, message.length())));
      json.end();
    }
    if (!answer.warnings().isEmpty()) {
      json.array("warnings");
      answer.warnings().forEach(json::text);
      json.end();
    }
    return json.end().end().done();
  }
}
