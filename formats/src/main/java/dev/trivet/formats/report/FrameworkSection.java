package dev.trivet.formats.report;

import dev.trivet.catalog.FrameworkId;
import dev.trivet.catalog.Requirement;
import dev.trivet.posture.Basis;
import dev.trivet.posture.Posture;
import dev.trivet.shared.Words;
import java.util.List;

/// A framework, requirement by requirement.
///
/// @param note what a reader must know before relying on the release; empty when nothing
record FrameworkSection(
    String id,
    String anchor,
    String title,
    String publisher,
    String note,
    Bar official,
    Bar derived,
    List<Row> rows) {

  /// A requirement with why it has its status.
  ///
  /// @param because what it rests on when it is asked once; else `systems` holds it
  record Row(
      String id,
      String anchor,
      String title,
      String scope,
      TwoWays status,
      List<Why> because,
      Folded systems) {}

  static List<FrameworkSection> all(Sources sources) {
    return FrameworksInScope.of(sources.posture()).stream().map(f -> of(sources, f)).toList();
  }

  private static FrameworkSection of(Sources sources, FrameworkId id) {
    Posture posture = sources.posture();
    var framework = posture.catalog().framework(id);
    List<Requirement> demands = posture.requirements(id);
    return new FrameworkSection(
        id.value(),
        Anchors.of(id),
        FrameworksInScope.title(posture, id),
        framework.map(f -> f.publisher()).orElse(""),
        framework.map(f -> f.note()).orElse(""),
        bar(posture, demands, Basis.OFFICIAL_ONLY),
        bar(posture, demands, Basis.WITH_DERIVED),
        demands.stream().map(r -> row(sources, r)).toList());
  }

  private static Bar bar(Posture posture, List<Requirement> demands, Basis basis) {
    return Bar.of(demands.stream().map(r -> posture.requirement(r.ref(), basis)), Orders.STATUSES);
  }

  private static Row row(Sources sources, Requirement requirement) {
    Posture posture = sources.posture();
    String why = Anchors.of(requirement.ref());
    Folded folded = Folded.of(sources, requirement.ref());
    return new Row(
        requirement.ref().id(),
        why,
        requirement.title(),
        Words.spoken(requirement.scope()),
        new TwoWays(
            Status.of(posture.requirement(requirement.ref(), Basis.OFFICIAL_ONLY), why),
            Status.of(posture.requirement(requirement.ref(), Basis.WITH_DERIVED), why)),
        folded.systems().isEmpty()
            ? Why.because(sources.explain().requirement(requirement.ref()), sources)
            : List.of(),
        folded);
  }
}
