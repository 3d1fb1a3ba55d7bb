package dev.trivet.formats.report;

import dev.trivet.control.Control;
import dev.trivet.posture.Basis;
import dev.trivet.posture.Verdict;
import dev.trivet.proof.CategoryMatrix;
import dev.trivet.shared.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Map;

/// The six categories of adversarial machine learning against the four functions of the AI RMF.
record Categories(List<String> functions, List<Row> rows) {

  /// @param techniques how many of the category apply to some system
  record Row(String category, int techniques, List<Cell> cells) {}

  /// @param proven techniques one of the controls answers that is proven wherever they apply
  /// @param named techniques any of the controls names
  record Cell(Bar bar, Legs.Pair proven, Legs.Pair named, List<Use> controls) {}

  /// A control that stands in a cell.
  record Use(String id, Status status) {}

  static Categories of(Sources sources) {
    var matrix = CategoryMatrix.of(sources.posture());
    return new Categories(
        Arrays.stream(Control.Function.values()).map(Words::spoken).toList(),
        matrix.rows().stream()
            .map(row ->
                new Row(
                    Words.spoken(row.category()),
                    row.techniques(),
                    row.cells().stream().map(Categories::cell).toList()))
            .toList());
  }

  private static Cell cell(CategoryMatrix.Cell cell) {
    return new Cell(
        Bar.of(
            cell.controls().stream()
                .map(CategoryMatrix.Standing::verdict)
                .filter(v -> v != Verdict.EXCLUDED),
            Orders.VERDICTS),
        pair(cell.proven()),
        pair(cell.named()),
        cell.controls().stream()
            .map(c -> new Use(c.control().value(), Status.of(c.verdict(), Anchors.of(c.control()))))
            .toList());
  }

  private static Legs.Pair pair(Map<Basis, Integer> counts) {
    return new Legs.Pair(
        counts.getOrDefault(Basis.OFFICIAL_ONLY, 0), counts.getOrDefault(Basis.WITH_DERIVED, 0));
  }
}
