package dev.trivet.formats.report;

import dev.trivet.catalog.FrameworkId;
import dev.trivet.catalog.Requirement;
import dev.trivet.catalog.Scope;
import dev.trivet.control.Control;
import dev.trivet.posture.Basis;
import dev.trivet.posture.Posture;
import dev.trivet.shared.Words;
import java.util.ArrayList;
import java.util.List;

/// Every control against every system and every framework.
record ControlTable(
    List<TechniqueTable.Head> systems, List<TechniqueTable.Head> frameworks, List<Group> groups) {

  /// The controls of one area.
  record Group(String area, List<Row> rows) {}

  /// @param cells the verdict on each system; empty for a control that is done once
  /// @param answers for each framework the requirements it answers
  record Row(
      String id,
      String anchor,
      String title,
      Status verdict,
      List<Status> cells,
      List<List<Answer>> answers) {}

  /// A requirement that a control says it answers.
  ///
  /// @param extent whole or part
  record Answer(String id, String extent, Status status) {}

  static ControlTable of(Sources sources) {
    Posture posture = sources.posture();
    List<FrameworkId> frameworks = FrameworksInScope.of(posture);
    var groups = new ArrayList<Group>();
    for (Control.Area area : Control.Area.values()) {
      List<Row> rows =
          posture.controls().stream()
              .filter(c -> c.area() == area)
              .map(c -> row(sources, c, frameworks))
              .toList();
      if (!rows.isEmpty()) {
        groups.add(new Group(Words.spoken(area), rows));
      }
    }
    return new ControlTable(
        TechniqueTable.Head.all(sources),
        frameworks.stream()
            .map(f ->
                new TechniqueTable.Head(f.value(), Anchors.of(f)))
            .toList(),
        List.copyOf(groups));
  }

  private static Row row(Sources sources, Control control, List<FrameworkId> frameworks) {
    boolean once = control.scope() == Scope.ORGANISATION;
    return new Row(
        control.id().value(),
        Anchors.of(control.id()),
        Shown.name(control.title()),
        Status.of(sources.posture().verdict(control.id()), Anchors.of(control.id())),
        once
            ? List.of()
            : Columns.of(sources).stream()
                .map(s ->
                    Status.of(s.verdict(control.id()), Anchors.of(s.id(), control.id())))
                .toList(),
        frameworks.stream().map(f -> answers(sources.posture(), control, f)).toList());
  }

  private static List<Answer> answers(Posture posture, Control control, FrameworkId framework) {
    var known = posture.requirements(framework).stream().map(Requirement::ref).toList();
    return control.satisfies().stream()
        .filter(s -> known.contains(s.requirement()))
        .map(s ->
            new Answer(
                s.requirement().id(),
                Words.spoken(s.extent()),
                Status.of(
                    posture.requirement(s.requirement(), Basis.WITH_DERIVED),
                    Anchors.of(s.requirement()))))
        .toList();
  }
}
