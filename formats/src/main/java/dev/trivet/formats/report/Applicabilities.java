package dev.trivet.formats.report;

import dev.trivet.evidence.Evidence;
import dev.trivet.proof.StatementOfApplicability;
import dev.trivet.shared.Words;
import java.util.List;

/// The statement of applicability, control by control of Annex A.
///
/// @param rows empty when ISO/IEC 42001 is not in scope
record Applicabilities(List<Row> rows, long included, long excluded) {
  private static final int PIECES = 3;

  /// @param evidence the newest pieces
  record Row(
      String id,
      String anchor,
      String title,
      Status included,
      String justification,
      TwoWays status,
      List<Answer> answers,
      String owners,
      String pieces,
      List<First.Linked> evidence) {}

  /// A control in force that answers it.
  record Answer(String id, String extent, Status status) {}

  static Applicabilities of(Sources sources) {
    return StatementOfApplicability.of(sources.posture())
        .map(statement ->
            new Applicabilities(
                statement.rows().stream().map(Applicabilities::row).toList(),
                statement.included().size(),
                statement.excluded().size()))
        .orElseGet(() -> new Applicabilities(List.of(), 0, 0));
  }

  private static Row row(StatementOfApplicability.Row row) {
    String why = Anchors.of(row.requirement());
    return new Row(
        row.requirement().id(),
        why,
        row.title(),
        new Status(row.isIncluded() ? "included" : "excluded", ""),
        Shown.text(row.justification()),
        new TwoWays(Status.of(row.official(), why), Status.of(row.withDerived(), why)),
        row.answers().stream()
            .map(a ->
                new Answer(
                    a.control().value(),
                    Words.spoken(a.extent()),
                    Status.of(a.verdict(), Anchors.of(a.control()))))
            .toList(),
        Shown.text(String.join("; ", row.owners())),
        pieces(row.evidence()),
        row.evidence().listed().stream().limit(PIECES).map(Applicabilities::linked).toList());
  }

  private static String pieces(StatementOfApplicability.Pieces pieces) {
    return pieces.newest().isEmpty()
        ? "none"
        : "%d, newest %s".formatted(pieces.count(), Shown.day(pieces.newest().get()));
  }

  private static First.Linked linked(Evidence evidence) {
    return new First.Linked(evidence.method(), Anchors.of(evidence.id()));
  }
}
