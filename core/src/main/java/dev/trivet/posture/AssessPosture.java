package dev.trivet.posture;

import dev.trivet.catalog.Catalog;
import dev.trivet.control.Control;
import dev.trivet.evidence.Evidence;
import dev.trivet.evidence.Subject;
import dev.trivet.inventory.AiSystem;
import dev.trivet.inventory.SystemId;
import dev.trivet.posture.JudgeControl.Judgement;
import dev.trivet.posture.Posture.Judged;
import dev.trivet.threat.ModelThreats;
import dev.trivet.threat.ThreatRules;
import java.time.Instant;
import java.util.Arrays;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.IntStream;

/// Works out the posture of a programme at an instant: a pure function of both.
public final class AssessPosture {
  private final Catalog catalog;
  private final ModelThreats modelThreats;

  public AssessPosture(Catalog catalog, ThreatRules rules) {
    this.catalog = catalog;
    this.modelThreats = new ModelThreats(rules);
  }

  /// Evidence seen after `asOf` does not count.
  public Posture assess(Programme programme, Instant asOf) {
    var plan = new AssessmentPlan(catalog, programme.controls(), programme.settings().frameworks());
    var judge = new JudgeControl(programme, asOf);
    Verdicts own = judgeOwn(plan, judge);
    Judged[] judged =
        programme.systems().parallelStream()
            .map(system ->
                new Judged(
                    system,
                    modelThreats.of(system.id(), system.profile()),
                    judgeSystem(plan, judge, own, system)))
            .toArray(Judged[]::new);
    Tally tally =
        Arrays.stream(judged)
            .parallel()
            .collect(() -> Tally.empty(plan), (t, j) -> t.count(plan, j.verdicts(), 1), Tally::add);
    var positions = HashMap.<SystemId, Integer>newHashMap(judged.length);
    for (int i = 0; i < judged.length; i++) {
      positions.put(judged[i].system().id(), i);
    }
    return new Posture(
        catalog, plan, programme, asOf, own, Arrays.asList(judged), positions, tally);
  }

  /// The posture after one more piece of evidence, from the one before it: the same as assessing
  /// anew.
  ///
  /// @param before of the same programme without `piece`
  /// @param asOf not before that of `before`
  public Posture reassess(Posture before, Evidence piece, Instant asOf) {
    if (asOf.isBefore(before.asOf())) {
      throw new IllegalArgumentException("a posture cannot be carried back in time");
    }
    Programme programme = before.programme().with(piece);
    AssessmentPlan plan = before.plan();
    var judge = new JudgeControl(programme, asOf);
    Set<Integer> asking = Set.copyOf(new HashSet<>(plan.controlsUsing(piece.method())));
    Verdicts own = rejudgeOwn(plan, judge, before.ownVerdicts(), asking, asOf);
    Optional<SystemId> only = systemOf(piece);
    var judged = new Judged[before.systems().size()];
    Tally tally = before.tally().copy();
    var ownChanged = changed(plan, before.ownVerdicts(), own);
    for (int i = 0; i < judged.length; i++) {
      SystemPosture was = before.systems().get(i);
      boolean concerned = only.isEmpty() || only.get().equals(was.id());
      boolean expired = !asOf.isBefore(was.verdicts().holdsUntil());
      Verdicts is = was.verdicts();
      if (concerned || expired || !ownChanged.isEmpty()) {
        is = rejudge(plan, judge, own, was, concerned ? asking : Set.of(), ownChanged, asOf);
        tally.move(plan, was.verdicts(), is, changed(plan, was.verdicts(), is));
      }
      judged[i] = new Judged(was.system(), was.threatModel(), is);
    }
    return new Posture(
        catalog, plan, programme, asOf, own, Arrays.asList(judged), before.positions(), tally);
  }

  private static Verdicts judgeOwn(AssessmentPlan plan, JudgeControl judge) {
    var verdicts = new Verdict[plan.controls().size()];
    Instant until = Instant.MAX;
    for (int i = 0; i < verdicts.length; i++) {
      if (plan.isOfOrganisation(i)) {
        Judgement judgement = judge.judge(plan.controls().get(i), Optional.empty());
        verdicts[i] = judgement.verdict();
        until = earlier(until, judgement.holdsUntil());
      } else {
        verdicts[i] = Verdict.ABSENT;
      }
    }
    return Verdicts.of(verdicts, until);
  }

  private static Verdicts judgeSystem(
      AssessmentPlan plan, JudgeControl judge, Verdicts own, AiSystem system) {
    List<Control> controls = plan.controls();
    var verdicts = new Verdict[controls.size()];
    Instant until = Instant.MAX;
    Optional<AiSystem> subject = Optional.of(system);
    for (int i = 0; i < verdicts.length; i++) {
      if (plan.isOfOrganisation(i)) {
        verdicts[i] = own.of(i);
      } else {
        Judgement judgement = judge.judge(controls.get(i), subject);
        verdicts[i] = judgement.verdict();
        until = earlier(until, judgement.holdsUntil());
      }
    }
    return Verdicts.of(verdicts, until);
  }

  private static Verdicts rejudgeOwn(
      AssessmentPlan plan, JudgeControl judge, Verdicts was, Set<Integer> asking, Instant asOf) {
    boolean concerned =
        !asOf.isBefore(was.holdsUntil()) || asking.stream().anyMatch(plan::isOfOrganisation);
    return concerned ? judgeOwn(plan, judge) : was;
  }

  private static Verdicts rejudge(
      AssessmentPlan plan,
      JudgeControl judge,
      Verdicts own,
      SystemPosture before,
      Set<Integer> asking,
      ControlMask ownChanged,
      Instant asOf) {
    Verdicts was = before.verdicts();
    if (!asOf.isBefore(was.holdsUntil())) {
      return judgeSystem(plan, judge, own, before.system());
    }
    Verdict[] verdicts = was.toArray();
    Instant until = was.holdsUntil();
    boolean changed = false;
    for (int i : asking) {
      if (!plan.isOfOrganisation(i)) {
        Judgement judgement = judge.judge(plan.controls().get(i), Optional.of(before.system()));
        changed |= verdicts[i] != judgement.verdict();
        changed |= judgement.holdsUntil().isBefore(until);
        verdicts[i] = judgement.verdict();
        until = earlier(until, judgement.holdsUntil());
      }
    }
    if (!ownChanged.isEmpty()) {
      changed = true;
      for (int i = 0; i < verdicts.length; i++) {
        if (ownChanged.has(i)) {
          verdicts[i] = own.of(i);
        }
      }
    }
    return changed ? Verdicts.of(verdicts, until) : was;
  }

  static ControlMask changed(AssessmentPlan plan, Verdicts was, Verdicts is) {
    var changed = new ControlMask(plan.controls().size());
    IntStream.range(0, plan.controls().size())
        .filter(i -> was.of(i) != is.of(i))
        .forEach(changed::add);
    return changed;
  }

  private static Optional<SystemId> systemOf(Evidence piece) {
    return switch (piece.subject()) {
      case Subject.OfOrganisation organisation -> Optional.empty();
      case Subject.OfSupplier supplier -> Optional.empty();
      case Subject.OfSystem system -> Optional.of(system.system());
      case Subject.OfComponent component -> Optional.of(component.system());
    };
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
