package dev.trivet.formats.xlsx;

import dev.trivet.control.Exclusion;
import dev.trivet.evidence.Evidence;
import dev.trivet.posture.Basis;
import dev.trivet.posture.Posture;
import dev.trivet.posture.RequirementStatus;
import dev.trivet.proof.StatementOfApplicability;
import dev.trivet.proof.StatementOfApplicability.Row;
import dev.trivet.shared.Words;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import org.dhatim.fastexcel.PaperSize;
import org.dhatim.fastexcel.Position;
import org.dhatim.fastexcel.Workbook;
import org.dhatim.fastexcel.Worksheet;

/// Writes the statement of applicability as a workbook: a title sheet that says what it is and is
/// not, and a sheet with every control of Annex A.
///
/// The same posture gives the same bytes.
public final class WriteStatementOfApplicability {
  private static final int SHOWN = 12;
  private static final int PIECES = 9;
  private static final String HEADING = "1f3a5f";
  private static final String WHITE = "ffffff";

  /// A column of the statement.
  private record Column(String heading, double width) {}

  private static final List<Column> COLUMNS =
      List.of(
          new Column("Control", 10),
          new Column("Title (ours)", 30),
          new Column("Included", 10),
          new Column("Why", 60),
          new Column("Status by official edges", 16),
          new Column("Status with our mappings", 16),
          new Column("Answered by", 46),
          new Column("Owners", 30),
          new Column("Evidence", 60),
          new Column("Pieces", 8),
          new Column("Oldest", 12),
          new Column("Newest", 12),
          new Column("Other decisions", 46));

  private final String version;

  /// @param version of Trivet, two numbers at least: `0.1`
  public WriteStatementOfApplicability(String version) {
    this.version = version;
  }

  /// @param to stays open
  public void write(Posture posture, StatementOfApplicability statement, OutputStream to)
      throws IOException {
    Path draft = Files.createTempFile("trivet", ".xlsx");
    try {
      try (OutputStream out = Files.newOutputStream(draft);
          var workbook = new Workbook(out, "Trivet", applicationVersion())) {
        workbook
            .properties()
            .setTitle("Statement of applicability")
            .setCompany(Cells.text(posture.programme().settings().organisation()));
        title(workbook.newWorksheet("About"), posture, statement);
        rows(workbook.newWorksheet("Statement of applicability"), statement);
      }
      FixTime.copy(draft, posture.asOf(), to);
    } finally {
      Files.deleteIfExists(draft);
    }
  }

  /// A spreadsheet refuses to open a workbook whose application version is not `n.n`.
  private String applicationVersion() {
    var numbers = java.util.regex.Pattern.compile("^\\d{1,2}\\.\\d{1,4}").matcher(version);
    return numbers.find() ? numbers.group() : "0.0";
  }

  private void title(Worksheet sheet, Posture posture, StatementOfApplicability statement) {
    sheet.width(0, 26);
    sheet.width(1, 100);
    sheet.value(0, 0, "Statement of applicability");
    sheet.style(0, 0).bold().fontSize(16).set();
    int row = 2;
    for (List<String> line : facts(posture, statement)) {
      sheet.value(row, 0, line.get(0));
      sheet.value(row, 1, Cells.text(line.get(1)));
      sheet.style(row, 0).bold().verticalAlignment("top").set();
      sheet.style(row, 1).wrapText(true).verticalAlignment("top").set();
      row++;
    }
    sheet.paperSize(PaperSize.A4_PAPER);
    sheet.pageOrientation("landscape");
    fitWidth(sheet);
  }

  private List<List<String>> facts(Posture posture, StatementOfApplicability statement) {
    var facts = new ArrayList<List<String>>();
    facts.add(List.of("Organisation", posture.programme().settings().organisation()));
    facts.add(List.of("As of", posture.asOf().toString()));
    facts.add(List.of("Standard", "ISO/IEC 42001:2023, Annex A"));
    facts.add(List.of("AI systems", Integer.toString(posture.systems().size())));
    facts.add(
        List.of(
            "Controls",
            "%d: %d included, %d excluded"
                .formatted(
                    statement.rows().size(),
                    statement.included().size(),
                    statement.excluded().size())));
    facts.add(List.of("Status by official edges", counts(statement, Basis.OFFICIAL_ONLY)));
    facts.add(List.of("Status with our mappings", counts(statement, Basis.WITH_DERIVED)));
    facts.add(List.of("Made by", "Trivet " + version));
    facts.add(
        List.of(
            "What this is",
            "The document that clause 6.1.3 asks for: every control of Annex A, whether it is included and"
                + " why, and how far the evidence of this day goes. All of it is derived from the"
                + " programme; nothing is ticked by hand. A control is excluded only where somebody"
                + " decided so, with a reason on record."));
    facts.add(
        List.of(
            "What this is not",
            "It is no text of the standard: numbers are the standard's, titles are ours. It is no"
                + " certificate and no judgement of an auditor. 'Not evidenced' says that nothing"
                + " shows it, not that it is violated; 'supported' says that something which overlaps"
                + " it is met, and satisfies nothing by itself."));
    facts.add(
        List.of(
            "Two columns of status",
            "By official edges: only crosswalk pairs printed by a framework's own body or its host count"
                + " in favour. With our mappings: also what our controls say they answer, and our own"
                + " crosswalk edges."));
    return facts;
  }

  private static String counts(StatementOfApplicability statement, Basis basis) {
    var counts = new ArrayList<String>();
    for (RequirementStatus status : RequirementStatus.values()) {
      long count = statement.rows().stream().filter(r -> r.status(basis) == status).count();
      if (count > 0) {
        counts.add("%d %s".formatted(count, Words.spoken(status)));
      }
    }
    return String.join(", ", counts);
  }

  private static void rows(Worksheet sheet, StatementOfApplicability statement) {
    for (int column = 0; column < COLUMNS.size(); column++) {
      sheet.width(column, COLUMNS.get(column).width());
      sheet.value(0, column, COLUMNS.get(column).heading());
      sheet
          .style(0, column)
          .bold()
          .wrapText(true)
          .fontColor(WHITE)
          .fillColor(HEADING)
          .verticalAlignment("center")
          .set();
    }
    int line = 1;
    for (Row row : statement.rows()) {
      row(sheet, line, row);
      line++;
    }
    sheet.freezePane(2, 1);
    sheet.setAutoFilter(0, 0, statement.rows().size(), COLUMNS.size() - 1);
    sheet.repeatRows(0);
    sheet.paperSize(PaperSize.A3_PAPER);
    sheet.pageOrientation("landscape");
    fitWidth(sheet);
    sheet.footer("&A, page &P of &N", Position.CENTER);
  }

  private static void row(Worksheet sheet, int line, Row row) {
    List<String> cells =
        List.of(
            row.requirement().id(),
            row.title(),
            row.isIncluded() ? "yes" : "no",
            row.justification(),
            Words.spoken(row.official()),
            Words.spoken(row.withDerived()),
            answers(row),
            String.join("\n", row.owners()),
            evidence(row),
            "",
            row.evidence().oldest().map(WriteStatementOfApplicability::day).orElse(""),
            row.evidence().newest().map(WriteStatementOfApplicability::day).orElse(""),
            decisions(row));
    for (int column = 0; column < cells.size(); column++) {
      if (column == PIECES) {
        sheet.value(line, column, row.evidence().count());
      } else {
        sheet.value(line, column, Cells.text(cells.get(column)));
      }
      sheet.style(line, column).wrapText(true).verticalAlignment("top").set();
    }
    fill(sheet, line, 4, row.official());
    fill(sheet, line, 5, row.withDerived());
  }

  private static void fill(Worksheet sheet, int line, int column, RequirementStatus status) {
    sheet
        .style(line, column)
        .fillColor(color(status))
        .wrapText(true)
        .verticalAlignment("top")
        .set();
  }

  private static String color(RequirementStatus status) {
    return switch (status) {
      case MET -> "c8e6c9";
      case PARTLY_MET -> "fff3c4";
      case SUPPORTED -> "d6e4f0";
      case NOT_EVIDENCED -> "e0e0e0";
      case FAILING -> "f4b6b6";
      case NOT_APPLICABLE -> WHITE;
    };
  }

  private static String answers(Row row) {
    return String.join(
        "\n",
        row.answers().stream()
            .map(a ->
                "%s %s (%s, %s)"
                    .formatted(
                        a.control(),
                        a.title(),
                        a.extent() == dev.trivet.control.Control.Extent.WHOLE
                            ? "wholly"
                            : "in part",
                        Words.spoken(a.verdict())))
            .toList());
  }

  private static String evidence(Row row) {
    var lines = new ArrayList<String>();
    for (Evidence piece : row.evidence().listed()) {
      if (lines.size() == SHOWN) {
        break;
      }
      lines.add("%s (%s)".formatted(piece.id(), day(piece.at())));
    }
    int left = row.evidence().count() - lines.size();
    if (left > 0) {
      lines.add("and %d more".formatted(left));
    }
    return String.join("\n", lines);
  }

  private static String decisions(Row row) {
    var lines = new ArrayList<String>();
    row.narrowed().forEach(e -> lines.add("Not on %s: %s".formatted(systems(e), said(e))));
    row.ended().forEach(e -> lines.add("Ended %s: %s".formatted(ended(e), said(e))));
    return String.join("\n", lines);
  }

  private static String systems(Exclusion exclusion) {
    return String.join(", ", exclusion.systems().stream().map(s -> s.value()).toList());
  }

  private static String ended(Exclusion exclusion) {
    return exclusion.expires().map(WriteStatementOfApplicability::day).orElse("");
  }

  private static String said(Exclusion exclusion) {
    return "%s by %s, %s"
        .formatted(exclusion.id(), exclusion.approvedBy(), exclusion.reason().strip());
  }

  private static String day(Instant instant) {
    return instant.atZone(ZoneOffset.UTC).toLocalDate().toString();
  }

  private static void fitWidth(Worksheet sheet) {
    sheet.setFitToPage(true);
    sheet.fitToWidth((short) 1);
    sheet.fitToHeight((short) 0);
  }
}
