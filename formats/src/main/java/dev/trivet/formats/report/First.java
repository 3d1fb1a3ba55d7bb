package dev.trivet.formats.report;

import dev.trivet.control.ControlId;
import dev.trivet.posture.Basis;
import dev.trivet.proof.Finding;
import dev.trivet.proof.Findings;
import dev.trivet.proof.Gaps;
import dev.trivet.shared.Words;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;

/// What to do first: a plan whose every step says what it buys, the gaps it was chosen from, and
/// what was found.
record First(List<Step> plan, List<Gap> gaps, List<Place> places, List<Found> findings) {
  private static final int MOST_STEPS = 12;
  private static final int MOST_PLACES = 60;

  /// The next control to prove, chosen when those before it are done.
  ///
  /// @param left threats above the appetite that are left after it
  /// @param improved requirements that stand better than today after it
  record Step(int number, Named control, Legs.Pair stopped, Legs.Pair left, Legs.Pair improved) {}

  /// A control with its verdict, linked to what it asks for.
  record Named(String id, String anchor, String title, Status verdict) {}

  /// What proving a control everywhere would buy.
  record Gap(
      Named control,
      Legs.Pair threats,
      Legs.Pair requirements,
      List<Linked> stopped,
      List<Linked> better) {}

  /// What proving a control on one system would buy.
  record Place(
      String control, String system, Status verdict, Legs.Pair threats, Legs.Pair requirements) {}

  record Linked(String text, String anchor) {}

  /// How often a rule found something.
  ///
  /// @param weight less for what matters more
  record Found(String rule, String title, String about, Status severity, long count, int weight) {}

  static First of(Sources sources, Findings findings) {
    Gaps gaps = Gaps.of(sources.posture());
    var plan = gaps.plan();
    return new First(
        java.util.stream.IntStream.range(0, Math.min(MOST_STEPS, plan.size()))
            .mapToObj(i -> step(i + 1, plan.get(i)))
            .toList(),
        gaps.controls().stream().map(First::gap).toList(),
        gaps.places().stream().limit(MOST_PLACES).map(First::place).toList(),
        Arrays.stream(Finding.Rule.values())
            .map(rule -> found(rule, findings))
            .filter(f -> f.count() > 0)
            .sorted(Comparator.comparingInt(Found::weight))
            .toList());
  }

  private static Step step(int number, Gaps.Step step) {
    return new Step(
        number,
        named(step.control(), step.title(), Status.of(step.verdict(), Anchors.of(step.control()))),
        pair(step.stopped()),
        pair(step.left()),
        pair(step.improved()));
  }

  private static Named named(ControlId control, String title, Status verdict) {
    return new Named(control.value(), Anchors.of(control), Shown.name(title), verdict);
  }

  private static Legs.Pair pair(Map<Basis, Integer> counts) {
    return new Legs.Pair(
        counts.getOrDefault(Basis.OFFICIAL_ONLY, 0), counts.getOrDefault(Basis.WITH_DERIVED, 0));
  }

  private static Gap gap(Gaps.Gap gap) {
    return new Gap(
        named(gap.control(), gap.title(), Status.of(gap.verdict(), Anchors.of(gap.control()))),
        pair(gap.gain().threats()),
        pair(gap.gain().requirements()),
        gap.threats().stream()
            .filter(t -> t.basis() == Basis.WITH_DERIVED)
            .map(t ->
                new Linked(
                    "%s on %d, %s"
                        .formatted(
                            Techniques.shortId(t.technique()), t.systems(), Words.spoken(t.risk())),
                    Anchors.of(t.technique())))
            .toList(),
        gap.requirements().stream()
            .filter(r -> r.basis() == Basis.WITH_DERIVED)
            .map(r -> new Linked(r.requirement().id(), Anchors.of(r.requirement())))
            .toList());
  }

  private static Place place(Gaps.Place place) {
    return new Place(
        place.control().value(),
        place.system().value(),
        Status.of(place.verdict(), Anchors.of(place.system(), place.control())),
        pair(place.gain().threats()),
        pair(place.gain().requirements()));
  }

  private static Found found(Finding.Rule rule, Findings findings) {
    return new Found(
        rule.id(),
        rule.title(),
        rule.about(),
        Status.of(rule.usual(), ""),
        findings.of(rule).size(),
        rule.usual().ordinal());
  }
}
