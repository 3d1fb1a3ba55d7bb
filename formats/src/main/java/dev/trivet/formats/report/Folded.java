package dev.trivet.formats.report;

import dev.trivet.catalog.Ref;
import dev.trivet.catalog.Scope;
import dev.trivet.posture.Basis;
import dev.trivet.posture.Explanation;
import dev.trivet.posture.SystemPosture;
import dev.trivet.posture.Posture;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The explanations of one requirement on several systems, laid side by side: what they have in
/// common stands once, with one column for each system.
///
/// @param statuses of the requirement on each system
/// @param rows what was said of any of them
record Folded(List<TechniqueTable.Head> systems, List<TwoWays> statuses, List<Row> rows) {
  static final Folded NONE = new Folded(List.of(), List.of(), List.of());

  /// @param cells empty where it was not said of that system, or has no word
  record Row(String claim, List<Optional<Status>> cells) {

    /// What holds of every system and leads nowhere; empty when the cells have to be shown.
    Optional<Status> common() {
      Optional<Status> first = cells.getFirst();
      boolean same = cells.stream().allMatch(first::equals);
      return cells.size() > 1 && same ? first.filter(s -> s.why().isEmpty()) : Optional.empty();
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
        systems.stream().map(s -> status(s, requirement)).toList(),
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

  private static TwoWays status(SystemPosture system, Ref requirement) {
    return new TwoWays(
        Status.of(system.requirement(requirement, Basis.OFFICIAL_ONLY), ""),
        Status.of(system.requirement(requirement, Basis.WITH_DERIVED), ""));
  }
}
