package dev.trivet.formats.xlsx;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.formats.Example;
import dev.trivet.formats.programme.LoadedProgramme;
import dev.trivet.posture.Posture;
import dev.trivet.proof.StatementOfApplicability;
import dev.trivet.testkit.Golden;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WriteStatementOfApplicabilityTest {
  private static final String HOSTILE =
      """
      kind: Programme
      id: one
      organisation: "=HYPERLINK(\\"https://example.org\\")"
      ---
      kind: Exclusion
      id: X-1
      requirement: "iso-iec-42001@2023:A.2.3"
      reason: "  +1+cmd|' /C calc'!A0"
      approvedBy: "@SUM(A1:A9)"
      decided: 2026-11-01
      ---
      kind: Control
      id: TRV-GOV-01
      implementation:
        - status: implemented
          owner: "-2+3"
      """;

  @TempDir private Path directory;

  private static Workbook workbook(Posture posture) throws IOException {
    return Workbook.of(bytes(posture));
  }

  private static byte[] bytes(Posture posture) throws IOException {
    var out = new ByteArrayOutputStream();
    new WriteStatementOfApplicability("0.1.0-SNAPSHOT")
        .write(posture, StatementOfApplicability.of(posture).orElseThrow(), out);
    return out.toByteArray();
  }

  @Test
  void theExampleHasBeenLookedAt() throws IOException {
    Workbook workbook = workbook(Example.POSTURE);
    var text = new StringBuilder();
    for (int sheet = 1; sheet <= 2; sheet++) {
      for (List<String> row : workbook.rows(sheet)) {
        text.append(String.join("\t", row).replace("\n", " | ")).append("\n");
      }
    }
    Golden.matches("xlsx/meridian.tsv", text.toString());
  }

  @Test
  void everyControlOfAnnexAHasItsRow() throws IOException {
    List<List<String>> rows = workbook(Example.POSTURE).rows(2);
    assertThat(rows).hasSize(39);
    assertThat(rows.get(1).getFirst()).isEqualTo("A.2.2");
    assertThat(rows.get(38).getFirst()).isEqualTo("A.10.4");
    assertThat(rows.subList(1, 39)).allSatisfy(row -> assertThat(row.get(3)).isNotBlank());
  }

  @Test
  void theHeadingStaysAndFiltersAndPrints() throws IOException {
    Workbook workbook = workbook(Example.POSTURE);
    String sheet = workbook.entry("xl/worksheets/sheet2.xml");
    assertThat(sheet)
        .contains("state=\"frozen\"", "<autoFilter ref=\"A1:M39\"", "orientation=\"landscape\"");
    assertThat(workbook.entry("xl/workbook.xml")).contains("_xlnm.Print_Titles");
  }

  @Test
  void aStatusHasItsColour() throws IOException {
    String styles =
        workbook(Example.POSTURE).entry("xl/styles.xml").toLowerCase(java.util.Locale.ROOT);
    assertThat(styles).contains("c8e6c9", "fff3c4", "d6e4f0", "e0e0e0", "f4b6b6");
  }

  @Test
  void nothingIsAFormula() throws IOException {
    Files.writeString(directory.resolve("one.yaml"), HOSTILE);
    LoadedProgramme loaded = Example.read(directory);
    Workbook workbook = workbook(Example.posture(loaded));
    assertThat(workbook.entry("xl/worksheets/sheet1.xml")).doesNotContain("<f>");
    assertThat(workbook.entry("xl/worksheets/sheet2.xml")).doesNotContain("<f>");
    for (int sheet = 1; sheet <= 2; sheet++) {
      assertThat(workbook.rows(sheet))
          .allSatisfy(row ->
              assertThat(row)
                  .allSatisfy(cell -> assertThat(cell.strip()).doesNotMatch("(?s)[=+@-].*")));
    }
    assertThat(workbook.rows(1))
        .anyMatch(row -> row.contains("'=HYPERLINK(\"https://example.org\")"));
    assertThat(workbook.rows(2).get(1).get(7)).isEqualTo("'-2+3");
  }

  @Test
  void anExcludedControlSaysWhoDecidedAndWhy() throws IOException {
    Files.writeString(directory.resolve("one.yaml"), HOSTILE);
    List<String> row = workbook(Example.posture(Example.read(directory))).rows(2).get(2);
    assertThat(row.get(2)).isEqualTo("no");
    assertThat(row.get(3)).contains("X-1", "@SUM(A1:A9)", "2026-11-01");
  }

  @Test
  void theSamePostureIsTheSameFile() throws IOException {
    assertThat(bytes(Example.POSTURE)).isEqualTo(bytes(Example.POSTURE));
    assertThat(workbook(Example.POSTURE).entry("docProps/core.xml"))
        .contains("2026-11-15T12:00:00Z");
  }

  @Test
  void whatCannotStandInACellIsTakenOut() {
    assertThat(Cells.text("a\u0000b\u202Ec\rd\ne\tf")).isEqualTo("abcd\ne\tf");
    assertThat(Cells.text("\t=1")).isEqualTo("'\t=1");
    assertThat(Cells.text("\u00A0=1")).isEqualTo("'\u00A0=1");
    assertThat(Cells.text("1-1")).isEqualTo("1-1");
    assertThat(Cells.text("")).isEmpty();
    assertThat(Cells.text("x".repeat(40_000))).hasSize(32_767).endsWith("...");
  }
}
