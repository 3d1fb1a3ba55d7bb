package dev.trivet.artifact.integrity.keyless;

import dev.trivet.artifact.integrity.bundle.Bundle;
import dev.trivet.artifact.integrity.bundle.BundleVersion;
import dev.trivet.artifact.integrity.bundle.LogEntry;
import dev.trivet.artifact.integrity.check.Step;
import dev.trivet.artifact.integrity.check.StepFailed;
import dev.trivet.artifact.integrity.form.Octets;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;

/// When a bundle was signed, as proven by logs and timestamp authorities.
final class SigningTimes {
  private final TrustRoot root;

  SigningTimes(TrustRoot root) {
    this.root = root;
  }

  /// @return every time that is proven; at least one
  List<Instant> prove(Bundle bundle, SignedEntry entry) throws StepFailed {
    if (bundle.entries().isEmpty()) {
      throw new StepFailed(Step.LOG, "tlogEntries", "there is no entry of a transparency log");
    }
    var times = new ArrayList<Instant>();
    for (Octets timestamp : bundle.timestamps()) {
      times.add(new CheckTimestamp(root).of(timestamp, entry.signature()));
    }
    for (LogEntry logged : bundle.entries()) {
      times.addAll(entryTimes(bundle.version(), logged, entry, List.copyOf(times)));
    }
    if (times.isEmpty()) {
      throw new StepFailed(
          Step.TIME,
          "tlogEntries",
          "nobody trusted says when it was signed: no promise, no timestamp");
    }
    return times;
  }

  private List<Instant> entryTimes(
      BundleVersion version, LogEntry logged, SignedEntry entry, List<Instant> others)
      throws StepFailed {
    LogKey log =
        root.log(logged.logId())
            .orElseThrow(() ->
                new StepFailed(
                    Step.LOG, "logId", "the log " + logged.logId().base64() + " is not trusted"));
    new CheckEntryBody(logged).matches(entry);
    new CheckInclusion(log, version).of(logged);
    List<Instant> times =
        logged.promise().isPresent() ? List.of(new CheckPromise(log).of(logged)) : others;
    for (Instant time : times) {
      if (!log.validity().holds(time)) {
        throw new StepFailed(
            Step.LOG,
            log.host(),
            "the log's key is trusted from %s, which %s is not within"
                .formatted(log.validity(), time));
      }
    }
    return logged.promise().isPresent() ? times : List.of();
  }
}
