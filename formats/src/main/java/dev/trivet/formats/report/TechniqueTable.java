package dev.trivet.formats.report;

import dev.trivet.catalog.Tactic;
import dev.trivet.catalog.Technique;
import dev.trivet.posture.SystemPosture;
import dev.trivet.shared.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/// Every technique against every system.
///
/// @param systems the heads of the columns
record TechniqueTable(List<Head> systems, List<Row> rows) {

  /// A column of a table with one column for each system.
  record Head(String id, String anchor) {
    static List<Head> all(Sources sources) {
      return Columns.of(sources).stream()
          .map(s -> new Head(s.id().value(), Anchors.of(s.id())))
          .toList();
    }
  }

  /// @param cells one for each system
  record Row(
      String id,
      String anchor,
      String name,
      String tactics,
      String maturity,
      String mitigations,
      List<TwoWays> cells) {}

  static TechniqueTable of(Sources sources) {
    var atlas = sources.posture().catalog().atlas();
    var rows = new ArrayList<Row>();
    for (Technique technique : atlas.techniques()) {
      rows.add(
          new Row(
              Techniques.shortId(technique.id()),
              Anchors.of(technique.id()),
              Techniques.name(atlas, technique),
              technique.tactics().stream()
                  .map(atlas::tactic)
                  .map(Tactic::name)
                  .collect(Collectors.joining(", ")),
              Words.spoken(technique.maturity()),
              atlas.mitigationsOf(technique.id()).stream()
                  .map(m -> m.value().substring("AML.".length()))
                  .collect(Collectors.joining(" ")),
              Columns.of(sources).stream().map(s -> cell(s, technique)).toList()));
    }
    return new TechniqueTable(Head.all(sources), List.copyOf(rows));
  }

  private static TwoWays cell(SystemPosture system, Technique technique) {
    String why = Anchors.of(system.id(), technique.id());
    return Optional.of(technique.id())
        .flatMap(system::threat)
        .map(t -> new TwoWays(Status.of(t.officialCoverage(), why), Status.of(t.coverage(), why)))
        .orElseGet(() -> {
          var ruledOut = new Status("ruled out", why);
          return new TwoWays(ruledOut, ruledOut);
        });
  }
}
