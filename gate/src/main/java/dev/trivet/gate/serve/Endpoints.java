package dev.trivet.gate.serve;

import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.form.ReadJson;
import dev.trivet.artifact.integrity.form.WriteJson;
import dev.trivet.artifact.rule.Finding;
import dev.trivet.gate.seal.SealedDecision;
import dev.trivet.shared.Digest;
import java.io.IOException;
import java.time.InstantSource;
import java.util.Optional;

/// The questions the gate answers, each a function from a body to a reply.
final class Endpoints {
  private final JudgeWorkload judge;
  private final DecisionStore store;
  private final InstantSource clock;

  Endpoints(DecisionStore store, String environment, InstantSource clock) {
    this.judge = new JudgeWorkload(store, environment);
    this.store = store;
    this.clock = clock;
  }

  /// May this workload run? Whatever goes wrong, the answer to a question with a uid is no.
  Reply admit(Octets body) {
    AdmissionReview review;
    try {
      review = AdmissionReview.of(body);
    } catch (Malformed e) {
      return Reply.problem(Reply.BAD_REQUEST, Finding.printable(e.why()));
    }
    return new Reply(Reply.OK, review.answered(answer(review)));
  }

  private Answer answer(AdmissionReview review) {
    if (review.workload().isEmpty()) {
      return Answer.refused("the object cannot be read: " + review.why());
    }
    try {
      return judge.of(review.workload().get(), clock.instant());
    } catch (IOException e) {
      return Answer.refused("the decisions cannot be read");
    }
  }

  /// What was decided on this digest? 200 when it may go, 403 when not.
  Reply decision(Octets body) {
    try {
      String text = ReadJson.object("the question", body).text("digest");
      Answer answer = judge.of(text, clock.instant());
      var json = new WriteJson().object().text("digest", Finding.printable(text));
      json.text("outcome", answer.allows() ? "allow" : "refuse").array("reasons");
      answer.reasons().forEach(json::text);
      json.end().array("warnings");
      answer.warnings().forEach(json::text);
      json.end();
      decided(text)
          .ifPresent(d -> {
            json.text("policy", d.policy()).text("decided", d.at().toString());
            json.text("expires", d.expires().toString());
          });
      return new Reply(answer.allows() ? Reply.OK : Reply.FORBIDDEN, json.end().done());
    } catch (Malformed e) {
      return Reply.problem(Reply.BAD_REQUEST, Finding.printable(e.why()));
    } catch (IOException e) {
      return Reply.problem(Reply.FAILED, "the decisions cannot be read");
    }
  }

  private Optional<SealedDecision> decided(String text) throws IOException {
    try {
      return judge.decision(new Digest(text));
    } catch (IllegalArgumentException e) {
      return Optional.empty();
    }
  }

  /// Is the gate able to answer?
  Reply health() {
    try {
      DecisionStore.Count count = store.count();
      return new Reply(
          Reply.OK,
          new WriteJson()
              .object()
              .text("status", "ok")
              .number("decisions", count.decisions())
              .number("notGenuine", count.notGenuine())
              .end()
              .done());
    } catch (IOException e) {
      return Reply.problem(Reply.BUSY, "the decisions cannot be read");
    }
  }
}
