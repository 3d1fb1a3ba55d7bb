package dev.trivet.testkit;

import dev.trivet.catalog.Catalog;
import dev.trivet.catalog.FrameworkId;
import dev.trivet.catalog.MitigationId;
import dev.trivet.catalog.Novelty;
import dev.trivet.catalog.Ref;
import dev.trivet.catalog.Requirement;
import dev.trivet.catalog.Scope;
import dev.trivet.catalog.Technique;
import dev.trivet.control.Control;
import dev.trivet.control.ControlId;
import dev.trivet.control.ControlSet;
import dev.trivet.control.Proof;
import dev.trivet.inventory.Field;
import dev.trivet.threat.ThreatRules;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Stream;

/// Random control sets: small wild ones that reach every corner, and large ones shaped like the
/// shipped one.
public final class ControlSets {
  private static final double SHIPPED_SHARE_OF_ORGANISATION = 0.23;

  private final Catalog catalog;
  private final ThreatRules rules;

  public ControlSets(Catalog catalog, ThreatRules rules) {
    this.catalog = catalog;
    this.rules = rules;
  }

  /// A few controls that share methods, mitigations and requirements, so that they interfere.
  ///
  /// @param frameworks those whose requirements they answer
  public ControlSet wild(Draw draw, List<FrameworkId> frameworks) {
    var shape =
        new Shape(
            related(draw, frameworks),
            draw.some(catalog.atlas().mitigations(), 2, 6).stream().map(m -> m.id()).toList(),
            draw.some(catalog.atlas().techniques(), 3, 12));
    var controls = new ArrayList<Control>();
    int count = draw.between(1, 12);
    for (int i = 0; i < count; i++) {
      Scope scope = draw.oneOf(Scope.ORGANISATION, Scope.SYSTEM, Scope.SYSTEM);
      controls.add(
          control(draw, "TRY-" + i, scope, shape, proofs(draw, scope, Method.SHARED), 0.5));
    }
    return new ControlSet(controls, compositions(draw, controls, 0.5));
  }

  /// Many controls, most on each system, with two proofs and four requirements each, as the shipped
  /// ones have, each proof with a method of its own.
  public ControlSet shippedLike(Draw draw, List<FrameworkId> frameworks, int count) {
    var shape =
        new Shape(
            demands(frameworks),
            catalog.atlas().mitigations().stream().map(m -> m.id()).toList(),
            catalog.atlas().techniques());
    var controls = new ArrayList<Control>();
    for (int i = 0; i < count; i++) {
      Scope scope = draw.chance(SHIPPED_SHARE_OF_ORGANISATION) ? Scope.ORGANISATION : Scope.SYSTEM;
      var proofs = new ArrayList<Proof>();
      for (int p = 0; p < draw.oneOf(1, 2, 2, 2, 2, 3); p++) {
        Method method = Method.own("area%d.look%d".formatted(i, p), draw);
        proofs.add(method.proof("p" + p, likely(draw, scope), draw));
      }
      controls.add(control(draw, "TRV-LIKE-" + i, scope, shape, proofs, 0.85));
    }
    return new ControlSet(controls, compositions(draw, controls, 0.9));
  }

  /// What the controls of one set have to do with.
  private record Shape(
      List<Ref> requirements, List<MitigationId> mitigations, List<Technique> techniques) {}

  private Control control(
      Draw draw, String id, Scope scope, Shape shape, List<Proof> proofs, double shareOfPart) {
    return new Control(
        new ControlId(id),
        "control " + id,
        draw.oneOf(List.of(Control.Area.values())),
        draw.oneOf(List.of(Control.Stage.values())),
        draw.oneOf(List.of(Control.Function.values())),
        draw.oneOf(List.of(Novelty.values())),
        draw.oneOf(List.of(Control.Effect.values())),
        scope,
        scope == Scope.SYSTEM && draw.chance(0.4) ? Optional.of(condition(draw)) : Optional.empty(),
        "it works",
        "do it",
        draw.some(shape.mitigations(), 0, 2),
        draw.some(shape.techniques(), 0, 6).stream().map(Technique::id).toList(),
        satisfies(draw, draw.some(shape.requirements(), 1, 7), shareOfPart),
        proofs);
  }

  private static List<Control.Satisfies> satisfies(
      Draw draw, List<Ref> requirements, double shareOfPart) {
    var satisfies = new ArrayList<Control.Satisfies>();
    for (Ref requirement : requirements) {
      var extent = draw.chance(shareOfPart) ? Control.Extent.PART : Control.Extent.WHOLE;
      satisfies.add(new Control.Satisfies(requirement, extent));
    }
    return satisfies;
  }

  private static List<Proof> proofs(Draw draw, Scope scope, List<Method> methods) {
    var proofs = new ArrayList<Proof>();
    for (Method method : draw.some(methods, 1, 3)) {
      Proof.On on = draw.oneOf(List.of(Proof.On.values()));
      if (scope == Scope.ORGANISATION && on.needsSystem()) {
        on = draw.oneOf(Proof.On.ORGANISATION, Proof.On.EVERY_SUPPLIER);
      }
      proofs.add(method.proof("p" + proofs.size(), on, draw));
    }
    return proofs;
  }

  private static Proof.On likely(Draw draw, Scope scope) {
    if (scope == Scope.ORGANISATION) {
      return draw.chance(0.05) ? Proof.On.EVERY_SUPPLIER : Proof.On.ORGANISATION;
    }
    int roll = draw.below(100);
    if (roll < 74) {
      return Proof.On.SYSTEM;
    }
    if (roll < 92) {
      return Proof.On.EVERY_MODEL;
    }
    return roll < 98 ? Proof.On.EVERY_DATASET : Proof.On.EVERY_TOOL;
  }

  /// Partial answers that together are whole, for a share of the requirements with two or more.
  private static List<ControlSet.Composition> compositions(
      Draw draw, List<Control> controls, double share) {
    var asked = new LinkedHashSet<Ref>();
    controls.forEach(c -> c.satisfies().forEach(s -> asked.add(s.requirement())));
    var compositions = new ArrayList<ControlSet.Composition>();
    for (Ref requirement : asked) {
      List<ControlId> answering =
          controls.stream()
              .filter(
                  c -> c.satisfies().stream().anyMatch(s -> s.requirement().equals(requirement)))
              .map(Control::id)
              .toList();
      if (answering.size() >= 2 && draw.chance(share)) {
        compositions.add(
            new ControlSet.Composition(requirement, draw.some(answering, 2, 4), "together"));
      }
    }
    return compositions;
  }

  /// An expression over one or two fields.
  private Control.AppliesWhen condition(Draw draw) {
    String text = term(draw);
    if (draw.chance(0.5)) {
      text += (draw.chance(0.5) ? " & " : " | ") + term(draw);
    }
    return new Control.AppliesWhen(text, rules.parse(text));
  }

  private String term(Draw draw) {
    Field field = draw.oneOf(rules.vocabulary().fields());
    String words = String.join(",", draw.some(field.texts(), 1, 3));
    return (draw.chance(0.15) ? "!" : "") + field.name() + ":" + words;
  }

  /// Some requirements with a crosswalk edge between them, and some with none.
  private List<Ref> related(Draw draw, List<FrameworkId> frameworks) {
    List<Ref> demands = demands(frameworks);
    var known = Set.copyOf(demands);
    var edges =
        catalog.mappings().stream()
            .filter(m -> known.contains(m.source()) && known.contains(m.target()))
            .toList();
    return Stream.concat(
            draw.some(edges, 2, 6).stream().flatMap(m -> Stream.of(m.source(), m.target())),
            draw.some(demands, 1, 3).stream())
        .distinct()
        .toList();
  }

  private List<Ref> demands(List<FrameworkId> frameworks) {
    return Stream.concat(Stream.of(FrameworkId.AI_RMF), frameworks.stream())
        .distinct()
        .flatMap(f -> catalog.demands(f).stream())
        .map(Requirement::ref)
        .toList();
  }
}
