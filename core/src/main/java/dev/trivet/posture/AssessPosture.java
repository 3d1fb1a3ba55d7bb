package dev.trivet.posture;

import dev.trivet.catalog.Catalog;
import dev.trivet.control.Control;
import dev.trivet.evidence.Evidence;
import dev.trivet.evidence.Subject;
import dev.trivet.inventory.AiSystem;
import dev.trivet.posture.JudgeControl.Judgement;
import dev.trivet.posture.Posture.Judged;
import dev.trivet.threat.ModelThreats;
import dev.trivet.threat.ThreatModel;
import dev.trivet.threat.ThreatRules;
import java.time.Instant;
import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// Works out the posture of a programme at an instant: a pure function of both.
public final class AssessPosture {
  private static final int FEW = 64;

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
    Verdicts own = judged(plan, judge, Optional.empty());
    List<Verdicts> each =
        systems(programme).map(system -> judged(plan, judge, Optional.of(system))).toList();
    List<ThreatModel> threatModels =
        systems(programme).map(system -> modelThreats.of(system.id(), system.profile())).toList();
    var judged = new Judged(threatModels, own, each, holdsUntil(each), Tally.of(plan, own, each));
    return new Posture(catalog, plan, programme, asOf, judged);
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
    Judged was = before.judged();
    var changes = new Changes(plan);
    Verdicts own = rejudged(plan, judge, was.own(), Optional.empty(), piece, asOf);
    changes.ofOrganisation(was.own(), own);
    BitSet due = expired(was, asOf);
    boolean hasExpired = !due.isEmpty();
    due.or(concerned(plan, programme, piece));
    var each = new ArrayList<>(was.each());
    Instant until = was.holdsUntil();
    for (int i : due.stream().toArray()) {
      Optional<AiSystem> system = Optional.of(programme.systems().get(i));
      Verdicts next = rejudged(plan, judge, each.get(i), system, piece, asOf);
      changes.ofSystem(i, each.get(i), next);
      each.set(i, next);
      until = earlier(until, next.holdsUntil());
    }
    var judged =
        new Judged(
            was.threatModels(),
            own,
            each,
            hasExpired ? holdsUntil(each) : until,
            was.tally().with(own, changes));
    return new Posture(catalog, plan, programme, asOf, judged);
  }

  /// On a few systems threads cost more than they bring.
  private static Stream<AiSystem> systems(Programme programme) {
    List<AiSystem> systems = programme.systems();
    return systems.size() < FEW ? systems.stream() : systems.parallelStream();
  }

  private static Instant holdsUntil(List<Verdicts> each) {
    return each.stream().map(Verdicts::holdsUntil).min(Instant::compareTo).orElse(Instant.MAX);
  }

  /// The systems on which time alone may have changed something.
  private static BitSet expired(Judged was, Instant asOf) {
    var expired = new BitSet();
    if (!asOf.isBefore(was.holdsUntil())) {
      for (int i = 0; i < was.each().size(); i++) {
        expired.set(i, !was.each().get(i).holdsAt(asOf));
      }
    }
    return expired;
  }

  /// The systems on which some control asks for what the evidence is about.
  private static BitSet concerned(AssessmentPlan plan, Programme programme, Evidence piece) {
    var concerned = new BitSet();
    if (plan.controlsUsing(piece.method()).stream().anyMatch(plan::isOfSystem)) {
      switch (piece.subject()) {
        case Subject.OfOrganisation organisation -> concerned.set(0, programme.systems().size());
        case Subject.OfSupplier supplier -> concerned.or(programme.supplied(supplier.supplier()));
        case Subject.OfSystem on -> programme.position(on.system()).ifPresent(concerned::set);
        case Subject.OfComponent on -> programme.position(on.system()).ifPresent(concerned::set);
      }
    }
    return concerned;
  }

  /// @param system empty for the organisation's own controls
  private static Verdicts judged(
      AssessmentPlan plan, JudgeControl judge, Optional<AiSystem> system) {
    List<Control> controls = plan.controls();
    var verdicts = new Verdict[controls.size()];
    Instant until = Instant.MAX;
    for (int i = 0; i < verdicts.length; i++) {
      if (plan.isOfOrganisation(i) == system.isEmpty()) {
        Judgement judgement = judge.judge(controls.get(i), system);
        verdicts[i] = judgement.verdict();
        until = earlier(until, judgement.holdsUntil());
      } else {
        verdicts[i] = Verdict.ABSENT;
      }
    }
    return Verdicts.of(verdicts, until);
  }

  /// Only the controls that ask for such evidence are judged anew, unless time has passed that
  /// changes others.
  private static Verdicts rejudged(
      AssessmentPlan plan,
      JudgeControl judge,
      Verdicts was,
      Optional<AiSystem> system,
      Evidence piece,
      Instant asOf) {
    if (!was.holdsAt(asOf)) {
      return judged(plan, judge, system);
    }
    Verdict[] verdicts = was.toArray();
    Instant until = was.holdsUntil();
    for (int i : plan.controlsUsing(piece.method())) {
      if (plan.isOfOrganisation(i) == system.isEmpty()) {
        Judgement judgement = judge.judge(plan.controls().get(i), system);
        verdicts[i] = judgement.verdict();
        until = earlier(until, judgement.holdsUntil());
      }
    }
    return Verdicts.of(verdicts, until);
  }

  private static Instant earlier(Instant a, Instant b) {
    return a.isBefore(b) ? a : b;
  }
}
