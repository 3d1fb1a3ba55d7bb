package dev.trivet.formats.report;

import dev.trivet.catalog.Mapping;
import dev.trivet.catalog.Scope;
import dev.trivet.control.Control;
import dev.trivet.posture.Basis;
import dev.trivet.posture.Posture;
import dev.trivet.proof.ControlMatrix;
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
      List<Cell> answers) {}

  /// What a control does for one framework.
  ///
  /// @param reached what crosswalks tie to something it answers: how many, or where it answers
  ///   nothing itself, which
  record Cell(List<Answer> answers, Reached official, Reached derived) {}

  record Reached(long count, String ids) {}

  /// A requirement that a control says it answers.
  ///
  /// @param extent whole or part
  record Answer(String id, String extent, Status status) {}

  static ControlTable of(Sources sources) {
    Posture posture = sources.posture();
    var matrix = ControlMatrix.of(posture);
    var groups = new ArrayList<Group>();
    for (Control.Area area : Control.Area.values()) {
      List<Row> rows =
          posture.controls().stream()
              .filter(c -> c.area() == area)
              .map(c -> row(sources, c, matrix))
              .toList();
      if (!rows.isEmpty()) {
        groups.add(new Group(Words.spoken(area), rows));
      }
    }
    return new ControlTable(
        TechniqueTable.Head.all(sources),
        matrix.frameworks().stream()
            .map(f -> new TechniqueTable.Head(f.value(), Anchors.of(f)))
            .toList(),
        List.copyOf(groups));
  }

  private static Row row(Sources sources, Control control, ControlMatrix matrix) {
    boolean once = control.scope() == Scope.ORGANISATION;
    return new Row(
        control.id().value(),
        Anchors.of(control.id()),
        Shown.name(control.title()),
        Status.of(sources.posture().verdict(control.id()), Anchors.of(control.id())),
        once
            ? List.of()
            : Columns.of(sources).stream()
                .map(s -> Status.of(s.verdict(control.id()), Anchors.of(s.id(), control.id())))
                .toList(),
        matrix.row(control.id()).stream()
            .flatMap(r -> matrix.frameworks().stream().map(r::cell))
            .map(c -> cell(sources.posture(), c))
            .toList());
  }

  private static Cell cell(Posture posture, ControlMatrix.Cell cell) {
    return new Cell(
        cell.answers().stream()
            .map(a ->
                new Answer(
                    a.requirement().id(),
                    Words.spoken(a.extent()),
                    Status.of(
                        posture.requirement(a.requirement(), Basis.WITH_DERIVED),
                        Anchors.of(a.requirement()))))
            .toList(),
        reached(cell, Mapping.Origin.OFFICIAL),
        reached(cell, Mapping.Origin.DERIVED));
  }

  private static Reached reached(ControlMatrix.Cell cell, Mapping.Origin origin) {
    List<String> ids =
        cell.reaches().stream()
            .filter(r -> r.origin() == origin)
            .map(r -> r.requirement().id())
            .toList();
    return new Reached(ids.size(), cell.answers().isEmpty() ? String.join(", ", ids) : "");
  }
}
