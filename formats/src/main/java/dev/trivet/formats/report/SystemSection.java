package dev.trivet.formats.report;

import dev.trivet.inventory.AiSystem;
import dev.trivet.inventory.Component;
import dev.trivet.inventory.ImpactLevels;
import dev.trivet.posture.PartStanding;
import dev.trivet.posture.SystemPosture;
import dev.trivet.shared.Digest;
import dev.trivet.shared.Words;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Everything on one system: what it is, what threatens it, what is done about that.
record SystemSection(
    SystemCard card,
    List<Fact> facts,
    List<Fact> answers,
    List<String> unanswered,
    List<Part> parts,
    Drawings drawings,
    List<ThreatRow> threats,
    List<ThreatRow.RuledOut> ruledOut,
    List<ControlRow> controls,
    List<ControlRow> excluded,
    String excludedAt) {
  private static final int DIGEST_SHOWN = "sha256:".length() + 12;

  /// Something said of the system, and what it is called.
  record Fact(String label, String text) {}

  /// @param supplierAt the anchor of the supplier; empty when it was made in house
  /// @param inherits the standing it inherits, linked to whom from; empty when nobody outside
  ///   supplied anything of it
  record Part(
      String id,
      String type,
      String title,
      String supplier,
      String supplierAt,
      Optional<Status> inherits,
      String version,
      String digest,
      String licence,
      String madeFrom) {}

  static SystemSection of(Sources sources, SystemPosture posture, Drawings drawings) {
    AiSystem system = posture.system();
    return new SystemSection(
        SystemCard.of(sources, posture),
        facts(sources, system),
        answers(system),
        unanswered(system),
        system.components().stream().map(c -> part(sources, system, c)).toList(),
        drawings,
        ThreatRow.all(sources, posture),
        ThreatRow.ruledOut(sources, posture),
        ControlRow.concerning(sources, posture),
        ControlRow.excluded(sources, posture),
        Anchors.excluded(system.id()));
  }

  private static List<Fact> facts(Sources sources, AiSystem system) {
    var facts = new ArrayList<Fact>();
    system.description().ifPresent(d -> facts.add(new Fact("What it is", Shown.text(d))));
    system.purpose().ifPresent(p -> facts.add(new Fact("Purpose", Shown.text(p))));
    facts.add(new Fact("Owner", Shown.name(system.owner().orElse("nobody named"))));
    facts.add(
        new Fact("We are", system.roles().stream().sorted().map(Words::spoken).collect(joined())));
    facts.add(new Fact("Stage", Words.spoken(system.stage())));
    facts.add(
        new Fact(
            "Impact",
            system
                .impact()
                .map(SystemSection::impact)
                .orElse("not stated, so moderate is assumed throughout")));
    String place = sources.place(system.id().value());
    if (!place.isEmpty()) {
      facts.add(new Fact("Written in", place));
    }
    return List.copyOf(facts);
  }

  private static String impact(ImpactLevels impact) {
    return Arrays.stream(ImpactLevels.Dimension.values())
        .map(d -> Words.spoken(d) + " " + Words.spoken(impact.of(d)))
        .collect(joined());
  }

  private static List<Fact> answers(AiSystem system) {
    return system.profile().answers().entrySet().stream()
        .map(e -> new Fact(e.getKey().name(), String.join(", ", e.getValue())))
        .toList();
  }

  private static List<String> unanswered(AiSystem system) {
    return system.profile().vocabulary().fields().stream()
        .filter(f -> !system.profile().answers(f))
        .map(f -> f.name())
        .toList();
  }

  private static Part part(Sources sources, AiSystem system, Component component) {
    var supplier = component.supplier().flatMap(sources.posture().programme()::supplier);
    return new Part(
        component.id().value(),
        Words.spoken(component.type()),
        Shown.name(component.title()),
        supplier.map(s -> Shown.name(s.title())).orElse(""),
        supplier.map(s -> Anchors.of(s.id())).orElse(""),
        inherits(sources.exposure().of(system, component)),
        component.version().map(Shown::name).orElse(""),
        component.digest().map(Digest::value).map(d -> d.substring(0, DIGEST_SHOWN)).orElse(""),
        component.licence().map(Shown::name).orElse(""),
        component.derivedFrom().stream().map(Object::toString).collect(joined()));
  }

  private static Optional<Status> inherits(PartStanding standing) {
    return standing
        .worst()
        .map(worst -> Status.of(worst.verdict(), Anchors.of(worst.supplier().id())));
  }

  private static java.util.stream.Collector<CharSequence, ?, String> joined() {
    return Collectors.joining(", ");
  }
}
