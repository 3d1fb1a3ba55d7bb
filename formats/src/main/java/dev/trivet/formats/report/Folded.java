package dev.trivet.formats.report;

import dev.trivet.catalog.Ref;
import dev.trivet.catalog.Scope;
import dev.trivet.posture.Basis;
import dev.trivet.posture.Explanation;
import dev.trivet.posture.Posture;
import dev.trivet.posture.SystemPosture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The explanations of one requirement on several systems, laid side by side: what they have in
/// common stands once, with one column for each system.
///
/// @param official the status of the requirement on each system, by official edges alone
/// @param derived the same with derived edges too
/// @param rows what was said of any of them
record Folded(List<TechniqueTable.Head> systems, Row official, Row derived, List<Row> rows) {
  private static final Row NO_ROW = new Row("", List.of());
  static final Folded NONE = new Folded(List.of(), NO_ROW, NO_ROW, List.of());

  /// @param cells empty where it was not said of that system, or has no word
  record Row(String claim, List<Optional<Status>> cells) {

    /// What holds of every system and leads nowhere; empty when the cells have to be shown.
    Optional<Status> common() {
      if (cells.size() < 2 || cells.stream().distinct().count() > 1) {
        return Optional.empty();
      }
      return cells.getFirst().filter(s -> s.why().isEmpty());
    }
  }

  /// @return nothing to show for a requirement that is asked once
  static Folded of(Sources sources, Ref requirement) {
    Posture posture = sources.posture();
    boolean once =
        posture.catalog().requirement(requirement).orElseThrow().scope() == Scope.ORGANISATION;
    if (once || posture.exclusion(requirement, Optional.empty()).isPresent()) {
      return NONE;
    }
    List<SystemPosture> systems = Columns.of(sources);
    var byClaim = new LinkedHashMap<String, List<Optional<Status>>>();
    for (int i = 0; i < systems.size(); i++) {
      Explanation why = sources.explain().requirement(requirement, systems.get(i).id());
      for (Explanation said : why.because()) {
        put(byClaim, said, i, systems.size(), sources);
      }
    }
    return new Folded(
        TechniqueTable.Head.all(sources),
        statuses(systems, requirement, Basis.OFFICIAL_ONLY),
        statuses(systems, requirement, Basis.WITH_DERIVED),
        rows(byClaim));
  }

  private static void put(
      Map<String, List<Optional<Status>>> byClaim,
      Explanation said,
      int column,
      int columns,
      Sources sources) {
    List<Optional<Status>> cells =
        byClaim.computeIfAbsent(
            Shown.text(said.claim()),
            claim -> new ArrayList<>(java.util.Collections.nCopies(columns, Optional.empty())));
    if (!said.word().isEmpty()) {
      cells.set(column, Optional.of(Status.of(said, sources.anchor(said.source()))));
    }
  }

  private static List<Row> rows(Map<String, List<Optional<Status>>> byClaim) {
    return byClaim.entrySet().stream()
        .map(e -> new Row(e.getKey(), List.copyOf(e.getValue())))
        .toList();
  }

  private static Row statuses(List<SystemPosture> systems, Ref requirement, Basis basis) {
    return new Row(
        basis == Basis.OFFICIAL_ONLY ? "by official edges alone" : "with derived ones too",
        systems.stream()
            .map(s -> Optional.of(Status.of(s.requirement(requirement, basis), "")))
            .toList());
  }
}
