package dev.trivet.formats.report;

import dev.trivet.catalog.Atlas;
import dev.trivet.catalog.Tactic;
import dev.trivet.catalog.Technique;
import dev.trivet.catalog.TechniqueId;
import dev.trivet.posture.Coverage;
import dev.trivet.posture.ThreatStatus;
import dev.trivet.shared.Level;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The ATLAS matrix, each technique by its worst coverage among the systems it applies to.
record HeatMap(String release, List<Column> columns) {

  /// A tactic with the techniques that serve it.
  ///
  /// @param open how many of its techniques, sub-techniques included, are open somewhere
  record Column(String id, String name, long open, long applicable, List<Cell> cells) {}

  /// @param shortId without what every id begins with: `T0051`, `.001`
  /// @param heat how high the risk is where it is open: `low`, `moderate`, `high`; empty where it
  ///   is not
  /// @param said everything the cell stands for, in words
  record Cell(String shortId, Status status, String heat, String said, List<Cell> subs) {}

  static HeatMap of(Sources sources) {
    var statuses = new HashMap<TechniqueId, List<ThreatStatus>>();
    sources
        .threats()
        .forEach(t -> statuses.computeIfAbsent(t.technique(), k -> new ArrayList<>()).add(t));
    Atlas atlas = sources.posture().catalog().atlas();
    var columns = new ArrayList<Column>();
    for (Tactic tactic : atlas.tactics()) {
      columns.add(column(atlas, tactic, statuses));
    }
    return new HeatMap(atlas.release().value(), List.copyOf(columns));
  }

  private static Column column(
      Atlas atlas, Tactic tactic, Map<TechniqueId, List<ThreatStatus>> statuses) {
    List<Technique> serving =
        atlas.techniques().stream().filter(t -> t.tactics().contains(tactic.id())).toList();
    var cells = new ArrayList<Cell>();
    for (Technique technique : serving) {
      if (!technique.id().isSub()) {
        List<Cell> subs =
            serving.stream()
                .filter(s -> s.id().isSub() && s.id().family().equals(technique.id()))
                .map(s -> cell(atlas, s, on(s, statuses), List.of()))
                .toList();
        cells.add(cell(atlas, technique, on(technique, statuses), subs));
      }
    }
    return new Column(
        tactic.id().value(),
        breakable(tactic.name()),
        serving.stream().filter(t -> worst(on(t, statuses)).equals("open")).count(),
        serving.stream().filter(t -> !on(t, statuses).isEmpty()).count(),
        List.copyOf(cells));
  }

  private static List<ThreatStatus> on(
      Technique technique, Map<TechniqueId, List<ThreatStatus>> statuses) {
    return statuses.getOrDefault(technique.id(), List.of());
  }

  private static Cell cell(
      Atlas atlas, Technique technique, List<ThreatStatus> on, List<Cell> subs) {
    String id = technique.id().value();
    return new Cell(
        technique.id().isSub()
            ? id.substring(id.lastIndexOf('.'))
            : Techniques.shortId(technique.id()),
        new Status(worst(on), Anchors.of(technique.id())),
        heat(on),
        said(atlas, technique, on),
        subs);
  }

  private static String worst(List<ThreatStatus> on) {
    return on.stream()
        .map(ThreatStatus::coverage)
        .max(java.util.Comparator.comparingInt(HeatMap::severity))
        .map(c -> Status.of(c, "").word())
        .orElse("ruled out");
  }

  /// An accepted threat has been decided on, one that is partly covered has not.
  private static int severity(Coverage coverage) {
    return switch (coverage) {
      case COVERED -> 0;
      case ACCEPTED -> 1;
      case PARTLY_COVERED -> 2;
      case OPEN -> 3;
    };
  }

  /// Names are long for the head of a narrow column: says where a word may be broken.
  private static String breakable(String name) {
    return name.replaceAll(
        "(?<=[A-Za-z]{5})(naissance|ment|tence|tration|tion|tial)\\b", "\u00AD$1");
  }

  private static String heat(List<ThreatStatus> on) {
    return on.stream()
        .filter(t -> t.coverage() == Coverage.OPEN)
        .map(t -> t.risk().current())
        .max(Level::compareTo)
        .map(level ->
            switch (level) {
              case VERY_LOW, LOW -> "low";
              case MODERATE -> "moderate";
              case HIGH, VERY_HIGH -> "high";
            })
        .orElse("");
  }

  private static String said(Atlas atlas, Technique technique, List<ThreatStatus> on) {
    String named = technique.id() + " " + Techniques.name(atlas, technique) + "; ";
    if (on.isEmpty()) {
      return named + "ruled out on every system";
    }
    String derived = Bar.of(on.stream().map(ThreatStatus::coverage), Orders.COVERAGES).words();
    String official =
        Bar.of(on.stream().map(ThreatStatus::officialCoverage), Orders.COVERAGES).words();
    String heat = heat(on).isEmpty() ? "" : "; highest open risk " + heat(on);
    return named
        + derived
        + heat
        + (official.equals(derived) ? "" : " (by official edges alone: " + official + ")");
  }
}
