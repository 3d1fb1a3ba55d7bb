package dev.trivet.measure.report;

import dev.trivet.evidence.EvidenceId;
import dev.trivet.evidence.Observation;
import dev.trivet.evidence.Subject;
import dev.trivet.inventory.ComponentId;
import dev.trivet.inventory.SystemId;
import dev.trivet.measure.handover.Baseline;
import dev.trivet.measure.handover.HandOver;
import dev.trivet.shared.Words;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Turns a hand-over into an observation on the week's model. Its detail names the digests of the
/// two documents, so that sealing it seals them.
public final class ObserveHandOver {
  private static final String METHOD = "measure.weekly_change";

  private ObserveHandOver() {}

  public static Observation observation(
      HandOver.HandedOver handed, String instrument, SystemId system, ComponentId component) {
    Baseline next = handed.next();
    var subject =
        new Subject.OfComponent(system, component, Optional.of(next.model()), Optional.empty());
    return new Observation(
        EvidenceId.of(METHOD, subject, next.made()),
        METHOD,
        subject,
        Optional.of(handed.alarms().isEmpty() ? "unchanged" : "changed"),
        Optional.empty(),
        next.made(),
        instrument,
        Optional.of(detail(handed)));
  }

  private static String detail(HandOver.HandedOver handed) {
    Baseline next = handed.next();
    String changed =
        handed.alarms().isEmpty()
            ? "Nothing changed more than chance explains."
            : handed.alarms().stream()
                .map(f ->
                    "%s against the %s: %s."
                        .formatted(f.subject(), Words.spoken(f.against()), f.detail()))
                .collect(Collectors.joining(" "));
    return String.join(
        " ",
        List.of(
            "Week %d of %d, one false alarm in all of them with probability %s at most."
                .formatted(next.number(), next.weeks(), next.falseAlarms()),
            changed,
            "Baseline %s, the week before %s."
                .formatted(BaselineChain.digest(next), next.predecessor().orElseThrow())));
  }
}
