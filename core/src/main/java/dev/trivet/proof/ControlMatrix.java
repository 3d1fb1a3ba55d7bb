package dev.trivet.proof;

import dev.trivet.catalog.FrameworkId;
import dev.trivet.catalog.Mapping;
import dev.trivet.catalog.Ref;
import dev.trivet.control.Control;
import dev.trivet.control.ControlId;
import dev.trivet.posture.Posture;
import dev.trivet.posture.Verdict;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.SequencedSet;
import java.util.Set;

/// The controls in force against the frameworks in scope: which requirements each answers.
///
/// @param frameworks the columns; the AI RMF first
public record ControlMatrix(List<FrameworkId> frameworks, List<Row> rows) {
  public ControlMatrix {
    frameworks = List.copyOf(frameworks);
    rows = List.copyOf(rows);
  }

  /// One control.
  ///
  /// @param verdict the worst of the systems it concerns
  public record Row(
      ControlId control, String title, Verdict verdict, SequencedMap<FrameworkId, Cell> cells) {
    public Row {
      cells = java.util.Collections.unmodifiableSequencedMap(new LinkedHashMap<>(cells));
    }

    public Cell cell(FrameworkId framework) {
      return cells.getOrDefault(framework, Cell.EMPTY);
    }
  }

  /// What one control does for one framework.
  ///
  /// @param answers what it says it answers
  /// @param reaches what a crosswalk ties to something it answers, where it does not answer it
  ///   itself; that is inference, never more than the edge allows
  public record Cell(List<Answer> answers, List<Reach> reaches) {
    static final Cell EMPTY = new Cell(List.of(), List.of());

    public Cell {
      answers = List.copyOf(answers);
      reaches = List.copyOf(reaches);
    }
  }

  public record Answer(Ref requirement, Control.Extent extent) {}

  /// @param via what the control answers
  /// @param relationship of that to the requirement
  public record Reach(
      Ref requirement, Ref via, Mapping.Relationship relationship, Mapping.Origin origin) {}

  public static ControlMatrix of(Posture posture) {
    SequencedSet<FrameworkId> frameworks = new LinkedHashSet<>();
    Set<Ref> demands = new LinkedHashSet<>();
    posture
        .requirements()
        .forEach(r -> {
          frameworks.add(r.ref().framework());
          demands.add(r.ref());
        });
    return new ControlMatrix(
        List.copyOf(frameworks),
        posture.controls().stream().map(control -> row(posture, control, demands)).toList());
  }

  private static Row row(Posture posture, Control control, Set<Ref> demands) {
    Map<FrameworkId, List<Answer>> answers = new LinkedHashMap<>();
    Map<Ref, Reach> reaches = new LinkedHashMap<>();
    Set<Ref> answered = new LinkedHashSet<>();
    for (Control.Satisfies satisfies : control.satisfies()) {
      Ref ref = satisfies.requirement();
      if (demands.contains(ref) && answered.add(ref)) {
        answers
            .computeIfAbsent(ref.framework(), f -> new ArrayList<>())
            .add(new Answer(ref, satisfies.extent()));
      }
    }
    for (Ref ref : answered) {
      for (Mapping into : posture.catalog().mappingsInto(ref)) {
        Mapping mapping = into.inverse();
        if (demands.contains(mapping.target()) && !answered.contains(mapping.target())) {
          Reach reach = new Reach(mapping.target(), ref, mapping.relationship(), mapping.origin());
          reaches.merge(mapping.target(), reach, ControlMatrix::better);
        }
      }
    }
    var cells = new LinkedHashMap<FrameworkId, Cell>();
    for (FrameworkId framework : frameworksOf(answers, reaches)) {
      cells.put(
          framework,
          new Cell(
              answers.getOrDefault(framework, List.of()),
              reaches.values().stream()
                  .filter(r -> r.requirement().framework().equals(framework))
                  .toList()));
    }
    return new Row(control.id(), control.title(), posture.verdict(control.id()), cells);
  }

  private static Set<FrameworkId> frameworksOf(
      Map<FrameworkId, List<Answer>> answers, Map<Ref, Reach> reaches) {
    var frameworks = new LinkedHashSet<>(answers.keySet());
    reaches.keySet().forEach(ref -> frameworks.add(ref.framework()));
    return frameworks;
  }

  /// An official edge before a derived one; otherwise the first.
  private static Reach better(Reach a, Reach b) {
    return a.origin() == Mapping.Origin.DERIVED && b.origin() == Mapping.Origin.OFFICIAL ? b : a;
  }

  public Optional<Row> row(ControlId control) {
    return rows.stream().filter(row -> row.control().equals(control)).findFirst();
  }
}
