package dev.trivet.artifact.integrity.keyless;

import dev.trivet.artifact.integrity.bundle.LogEntry;
import dev.trivet.artifact.integrity.check.Step;
import dev.trivet.artifact.integrity.check.StepFailed;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.form.WriteJson;
import java.time.Instant;

/// Checks a log's signed promise to include an entry. It is over a JSON object whose members are
/// sorted and without white space (RFC 8785).
record CheckPromise(LogKey log) {

  /// @return when the log took the entry in
  Instant of(LogEntry entry) throws StepFailed {
    Octets promise = entry.promise().orElseThrow();
    Instant integrated =
        entry
            .integrated()
            .orElseThrow(() ->
                new StepFailed(Step.LOG, "integratedTime", "the log's promise lacks its time"));
    String promised =
        new WriteJson()
            .object()
            .text("body", entry.body().base64())
            .number("integratedTime", integrated.getEpochSecond())
            .text("logID", entry.logId().hex())
            .number("logIndex", entry.logIndex())
            .end()
            .done();
    if (!log.key().verifies(Octets.utf8(promised), promise)) {
      throw new StepFailed(
          Step.LOG,
          "inclusionPromise",
          "the signature of " + log.host() + " over entry, time and index is wrong");
    }
    return integrated;
  }
}
