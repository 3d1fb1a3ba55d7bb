package dev.trivet.formats.report;

import dev.trivet.catalog.Scope;
import dev.trivet.control.Control;
import dev.trivet.posture.Basis;
import dev.trivet.posture.Posture;
import dev.trivet.posture.ThreatStatus;
import dev.trivet.posture.Verdict;
import dev.trivet.shared.Level;
import dev.trivet.threat.Threat;
import java.util.List;
import java.util.stream.Stream;

/// Two of the three legs at a glance: threats answered and controls proven. The third, what is
/// shown, is counted framework by framework; see [FrameworkSection].
record Legs(Threats threats, Controls controls) {

  /// @param above open or partly covered, and above the appetite, by both bases
  /// @param prepared how many of `above` the attacker does out of the system's sight, where nobody
  ///   can stop it
  /// @param assumed how many apply only because a question is not answered
  record Threats(Bar official, Bar derived, Pair above, Pair prepared, long assumed) {}

  /// One number on the two bases.
  record Pair(long official, long derived) {
    boolean agree() {
      return official == derived;
    }
  }

  /// @param excluded how many verdicts a profile or a decision rules out; not in the bar
  record Controls(Bar bar, long excluded) {}

  static Legs of(Sources sources) {
    Posture posture = sources.posture();
    return new Legs(
        threats(sources.threats(), posture.programme().settings().appetite()), controls(posture));
  }

  static Threats threats(List<ThreatStatus> threats, Level appetite) {
    return new Threats(
        Bar.of(threats.stream().map(ThreatStatus::officialCoverage), Orders.COVERAGES),
        Bar.of(threats.stream().map(ThreatStatus::coverage), Orders.COVERAGES),
        above(threats, appetite),
        above(
            threats.stream().filter(t -> t.threat().band() == Threat.Band.PREPARATION).toList(),
            appetite),
        threats.stream().filter(t -> t.threat().assumed()).count());
  }

  private static Pair above(List<ThreatStatus> threats, Level appetite) {
    return new Pair(
        threats.stream().filter(t -> isAbove(t, Basis.OFFICIAL_ONLY, appetite)).count(),
        threats.stream().filter(t -> isAbove(t, Basis.WITH_DERIVED, appetite)).count());
  }

  /// Whether nobody covers or accepts a threat and its risk is higher than what is lived with.
  static boolean isAbove(ThreatStatus threat, Basis basis, Level appetite) {
    boolean unanswered =
        switch (threat.coverage(basis)) {
          case OPEN, PARTLY_COVERED -> true;
          case COVERED, ACCEPTED -> false;
        };
    return unanswered && threat.risk().current().above(appetite);
  }

  private static Controls controls(Posture posture) {
    List<Verdict> all =
        posture.controls().stream().flatMap(control -> verdicts(posture, control)).toList();
    return new Controls(
        Bar.of(all.stream().filter(v -> v != Verdict.EXCLUDED), Orders.VERDICTS),
        all.stream().filter(v -> v == Verdict.EXCLUDED).count());
  }

  /// One verdict for the organisation, or one for each system.
  private static Stream<Verdict> verdicts(Posture posture, Control control) {
    return control.scope() == Scope.ORGANISATION
        ? Stream.of(posture.verdict(control.id()))
        : posture.systems().stream().map(s -> s.verdict(control.id()));
  }
}
