package dev.trivet.testkit;

import dev.trivet.catalog.Catalog;
import dev.trivet.catalog.FrameworkId;
import dev.trivet.catalog.Ref;
import dev.trivet.catalog.Technique;
import dev.trivet.control.Control;
import dev.trivet.control.ControlId;
import dev.trivet.control.ControlSet;
import dev.trivet.control.DocumentId;
import dev.trivet.control.Exclusion;
import dev.trivet.control.Implementation;
import dev.trivet.control.RiskTreatment;
import dev.trivet.evidence.Evidence;
import dev.trivet.inventory.AiSystem;
import dev.trivet.inventory.Supplier;
import dev.trivet.inventory.SystemId;
import dev.trivet.posture.Programme;
import dev.trivet.posture.Settings;
import dev.trivet.shared.Level;
import dev.trivet.threat.Applicability;
import dev.trivet.threat.RiskMatrix;
import dev.trivet.threat.ThreatRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Small random programmes in which everything that can stand in one does, now and then.
public final class Programmes {
  /// The instant around which everything in a random programme happened or will.
  public static final Instant NOW = Instant.parse("2026-03-01T12:00:00.123456789Z");

  private static final List<FrameworkId> OTHERS =
      List.of(
          FrameworkId.ISO_42001,
          new FrameworkId("nist-csf@2.0"),
          new FrameworkId("eu-ai-act@2024-1689"),
          new FrameworkId("aicpa-tsc@2017-rev2022"));

  private final ThreatRules rules;
  private final ControlSets controlSets;
  private final Systems systems;

  public Programmes(Catalog catalog, ThreatRules rules) {
    this.rules = rules;
    this.controlSets = new ControlSets(catalog, rules);
    this.systems = new Systems(rules.vocabulary());
  }

  /// Two of three with a small wild control set, the others with one shaped like the shipped set.
  public Programme any(Draw draw) {
    return withEvidence(draw, draw.chance(0.67) ? wild(draw) : shippedLike(draw));
  }

  /// With controls that were not made up.
  public Programme with(Draw draw, ControlSet controls) {
    return withEvidence(draw, documents(draw, draw.some(OTHERS, 0, 3), controls));
  }

  /// With a wild control set and so many systems.
  public Programme large(Draw draw, int systems) {
    List<FrameworkId> frameworks = draw.some(OTHERS, 0, 2);
    ControlSet controls = controlSets.wild(draw, frameworks);
    return withEvidence(draw, documents(draw, frameworks, controls, systems));
  }

  private static Programme withEvidence(Draw draw, Programme.Documents documents) {
    return Programme.of(documents, evidence(draw, documents));
  }

  /// With a control set whose controls share methods and requirements, and no evidence.
  public Programme.Documents wild(Draw draw) {
    List<FrameworkId> frameworks = draw.some(OTHERS, 0, 3);
    return documents(draw, frameworks, controlSets.wild(draw, frameworks));
  }

  /// With a control set in which each proof has its own method, and no evidence.
  public Programme.Documents shippedLike(Draw draw) {
    List<FrameworkId> frameworks = draw.some(OTHERS, 0, 2);
    return documents(draw, frameworks, controlSets.shippedLike(draw, frameworks, 25));
  }

  private Programme.Documents documents(
      Draw draw, List<FrameworkId> frameworks, ControlSet controls) {
    return documents(draw, frameworks, controls, draw.between(0, 4));
  }

  private Programme.Documents documents(
      Draw draw, List<FrameworkId> frameworks, ControlSet controls, int count) {
    List<Supplier> suppliers = systems.suppliers(draw.between(0, 3));
    var all = new ArrayList<AiSystem>();
    for (int i = 0; i < count; i++) {
      all.add(systems.any(draw, "system-" + i, suppliers));
    }
    return new Programme.Documents(
        new Settings(
            "A made-up organisation",
            frameworks,
            draw.oneOf(List.of(Level.values())),
            RiskMatrix.SP_800_30,
            Map.of()),
        all,
        suppliers,
        controls,
        implementations(draw, controls, all),
        treatments(draw, all),
        exclusions(draw, controls, all));
  }

  /// For most looks that are asked for some evidence, often several pieces that disagree.
  private static List<Evidence> evidence(Draw draw, Programme.Documents documents) {
    var evidence = new ArrayList<Evidence>();
    double share = draw.oneOf(0.3, 0.8, 0.98);
    double clean = draw.oneOf(0.1, 0.6, 0.95);
    for (Asked asked : Asked.of(documents)) {
      if (draw.chance(share)) {
        if (draw.chance(clean)) {
          Duration age = draw.within(asked.proof().fresh());
          evidence.add(Pieces.passing(draw, asked, NOW.minus(age)));
        } else {
          int count = draw.between(1, 4);
          for (int i = 0; i < count; i++) {
            evidence.add(Pieces.any(draw, asked, NOW));
          }
        }
      }
    }
    return draw.shuffled(evidence);
  }

  private static List<Implementation> implementations(
      Draw draw, ControlSet controls, List<AiSystem> systems) {
    var implementations = new ArrayList<Implementation>();
    for (Control control : controls.controls()) {
      int count = draw.between(0, 2);
      for (int i = 0; i < count; i++) {
        implementations.add(
            new Implementation(
                control.id(),
                draw.oneOf(List.of(Implementation.Status.values())),
                Optional.empty(),
                ids(draw, systems),
                Optional.empty(),
                Optional.empty()));
      }
    }
    return implementations;
  }

  private List<RiskTreatment> treatments(Draw draw, List<AiSystem> systems) {
    List<Technique> techniques = rules.rules().stream().map(Applicability::technique).toList();
    var treatments = new ArrayList<RiskTreatment>();
    for (AiSystem system : systems) {
      for (Technique technique : draw.some(techniques, 0, 12)) {
        Instant decided = around(draw);
        treatments.add(
            new RiskTreatment(
                new DocumentId(draw.name("treatment")),
                system.id(),
                technique.id(),
                draw.oneOf(RiskTreatment.Option.RETAIN, RiskTreatment.Option.MODIFY),
                "somebody",
                "a reason",
                decided,
                Optional.of(decided.plus(draw.within(Duration.ofDays(30))).plusNanos(1)),
                List.of()));
      }
    }
    return treatments;
  }

  private List<Exclusion> exclusions(Draw draw, ControlSet controls, List<AiSystem> systems) {
    var exclusions = new ArrayList<Exclusion>();
    int count = draw.between(0, 3);
    for (int i = 0; i < count; i++) {
      Control control = draw.oneOf(controls.controls());
      Optional<Ref> requirement =
          draw.chance(0.4) && !control.satisfies().isEmpty()
              ? Optional.of(draw.oneOf(control.satisfies()).requirement())
              : Optional.empty();
      Instant decided = around(draw);
      exclusions.add(
          new Exclusion(
              new DocumentId(draw.name("exclusion")),
              requirement.isPresent() ? Optional.<ControlId>empty() : Optional.of(control.id()),
              requirement,
              ids(draw, systems),
              "a reason",
              "somebody",
              decided,
              draw.chance(0.6)
                  ? Optional.of(decided.plus(draw.within(Duration.ofDays(30))))
                  : Optional.empty()));
    }
    return exclusions;
  }

  private static Instant around(Draw draw) {
    return draw.chance(0.1)
        ? NOW
        : NOW.minus(Duration.ofDays(15)).plus(draw.within(Duration.ofDays(25)));
  }

  /// Some of the systems, or none to say all.
  private static List<SystemId> ids(Draw draw, List<AiSystem> systems) {
    return draw.chance(0.5)
        ? List.of()
        : draw.some(systems, 1, 3).stream().map(AiSystem::id).toList();
  }
}
