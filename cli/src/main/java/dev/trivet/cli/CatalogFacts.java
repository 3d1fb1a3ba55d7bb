package dev.trivet.cli;

import dev.trivet.catalog.Atlas;
import dev.trivet.catalog.CaseStudy;
import dev.trivet.catalog.Framework;
import dev.trivet.catalog.FrameworkId;
import dev.trivet.catalog.Mitigation;
import dev.trivet.catalog.Ref;
import dev.trivet.catalog.Tactic;
import dev.trivet.catalog.Technique;
import dev.trivet.catalog.TechniqueId;
import dev.trivet.control.Control;
import dev.trivet.evidence.Method;
import dev.trivet.formats.catalog.ShippedCatalog;
import dev.trivet.formats.programme.ShippedControls;
import dev.trivet.inventory.Field;
import dev.trivet.shared.Words;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What the catalogue says about one thing, as names and values in the order they are read.
final class CatalogFacts {
  private final ShippedCatalog shipped;
  private final Atlas atlas;
  private final Map<String, Object> facts = new LinkedHashMap<>();

  CatalogFacts(ShippedCatalog shipped) {
    this.shipped = shipped;
    this.atlas = shipped.atlas();
  }

  Map<String, Object> about(CatalogItems.Item item) {
    facts.put("kind", item.kind().word());
    facts.put("id", item.id());
    facts.put("title", item.title());
    String id = item.id();
    switch (item.kind()) {
      case FRAMEWORKS -> framework(shipped.catalog().framework(new FrameworkId(id)).orElseThrow());
      case REQUIREMENTS -> requirement(Ref.parse(id));
      case TACTICS -> tactic(only(atlas.tactics(), t -> t.id().value().equals(id)));
      case TECHNIQUES -> technique(atlas.technique(new TechniqueId(id)));
      case MITIGATIONS -> mitigation(only(atlas.mitigations(), m -> m.id().value().equals(id)));
      case CASE_STUDIES -> caseStudy(only(atlas.caseStudies(), c -> c.id().value().equals(id)));
      case CONTROLS -> control(only(controls(), c -> c.id().value().equals(id)));
      case METHODS -> method(only(shipped.methods(), m -> m.name().equals(id)));
      case FIELDS -> field(shipped.vocabulary().field(id).orElseThrow());
    }
    return facts;
  }

  private static <T> T only(List<T> all, java.util.function.Predicate<T> which) {
    return all.stream().filter(which).findFirst().orElseThrow();
  }

  private List<Control> controls() {
    return ShippedControls.read(shipped).controls();
  }

  private void put(String name, String value) {
    if (!value.isEmpty()) {
      facts.put(name, value);
    }
  }

  private void put(String name, List<String> values) {
    if (!values.isEmpty()) {
      facts.put(name, values);
    }
  }

  private void framework(Framework framework) {
    put("publisher", framework.publisher());
    put("status", Words.of(framework.status()));
    put("demands", Integer.toString(shipped.catalog().demands(framework.id()).size()));
    put("licence", framework.licence());
    put("source", framework.source());
    put("note", framework.note());
  }

  private void requirement(Ref ref) {
    var requirement = shipped.catalog().requirement(ref).orElseThrow();
    put("level", requirement.level());
    put("parent", requirement.parent());
    put("asked of", Words.of(requirement.scope()));
    put(
        "controls",
        controls().stream()
            .flatMap(c ->
                c.satisfies().stream()
                    .filter(s -> s.requirement().equals(ref))
                    .map(s -> "%s %s (%s)".formatted(c.id(), c.title(), Words.of(s.extent()))))
            .toList());
    put(
        "mappings",
        shipped.catalog().mappingsInto(ref).stream()
            .map(m ->
                "%s %s this (%s, strength %d)"
                    .formatted(
                        m.source(),
                        Words.spoken(m.relationship()),
                        Words.of(m.origin()),
                        m.strength()))
            .toList());
  }

  private void tactic(Tactic tactic) {
    put("summary", tactic.summary());
    put("ATT&CK", tactic.attackReference());
    put(
        "techniques",
        atlas.techniques().stream()
            .filter(t -> t.tactics().contains(tactic.id()))
            .map(this::named)
            .toList());
  }

  private void technique(Technique technique) {
    put(
        "tactics",
        technique.tactics().stream().map(t -> t + " " + atlas.tactic(t).name()).toList());
    put("maturity", Words.of(technique.maturity()));
    put("ATT&CK", technique.attackReference());
    shipped
        .threatRules()
        .rule(technique.id())
        .ifPresent(rule -> {
          put("acts on", Words.of(rule.side()));
          put("category", rule.category().map(Words::of).orElse("conventional"));
          put("applies when", rule.appliesWhen());
          put("ruled out when", rule.ruledOutWhen());
          put("why", rule.reason());
        });
    put(
        "mitigations",
        atlas.mitigationsOf(technique.id()).stream()
            .map(m -> m + " " + atlas.mitigation(m).name())
            .toList());
    put(
        "controls",
        controls().stream()
            .filter(c -> names(c, technique))
            .map(c -> "%s %s (%s)".formatted(c.id(), c.title(), Words.of(c.effect())))
            .toList());
  }

  private boolean names(Control control, Technique technique) {
    var mitigations = atlas.mitigationsOf(technique.id());
    return control.counters().contains(technique.id())
        || control.implementedMitigations().stream().anyMatch(mitigations::contains);
  }

  private void mitigation(Mitigation mitigation) {
    put("summary", mitigation.summary());
    put("category", mitigation.category());
    put("lifecycle", mitigation.lifecycle());
    put("novelty", Words.of(mitigation.novelty()));
    put("because", mitigation.noveltyReason());
    put("ATT&CK", mitigation.attackReference());
    put(
        "techniques",
        atlas.techniquesOf(mitigation.id()).stream().map(t -> named(atlas.technique(t))).toList());
  }

  private void caseStudy(CaseStudy study) {
    put("type", study.type());
    put("date", study.date());
    put(
        "steps",
        study.steps().stream()
            .map(s ->
                "%s: %s"
                    .formatted(
                        atlas.tactic(s.tactic()).name(), named(atlas.technique(s.technique()))))
            .toList());
  }

  private void control(Control control) {
    put("objective", control.objective());
    put("practice", control.practice());
    put("area", Words.of(control.area()));
    put("stage", Words.of(control.stage()));
    put("effect", Words.of(control.effect()));
    put("done", control.scope() == dev.trivet.catalog.Scope.SYSTEM ? "on each system" : "once");
    put("applies when", control.appliesWhen().map(Control.AppliesWhen::text).orElse(""));
    put("novelty", Words.of(control.novelty()));
    put(
        "proofs",
        control.proofs().stream()
            .map(p ->
                "%s: %s says %s, fresh for %d days"
                    .formatted(p.shows(), p.method(), p.pass().text(), p.fresh().toDays()))
            .toList());
    put(
        "mitigations",
        control.implementedMitigations().stream()
            .map(m -> m + " " + atlas.mitigation(m).name())
            .toList());
    put(
        "satisfies",
        control.satisfies().stream()
            .map(s -> s.requirement() + " (" + Words.of(s.extent()) + ")")
            .toList());
  }

  private void method(Method method) {
    put("evidence", method.kind());
    put("result", method.result());
    put("unit", method.unit());
  }

  private void field(Field field) {
    put("meaning", field.meaning());
    put("takes", field.arity() == Field.Arity.ONE ? "one word" : "one word or more");
    put("words", field.words().stream().map(w -> w.text() + ": " + w.meaning()).toList());
  }

  private String named(Technique technique) {
    return technique.id() + " " + TechniqueNames.full(atlas, technique);
  }
}
