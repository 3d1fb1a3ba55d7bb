package dev.trivet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.testkit.Golden;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// Whatever stands in a programme, `check` names it with its place and never falls over.
class CheckTest {
  private static final String PROGRAMME = "kind: Programme\nid: ours\norganisation: Ours\n---\n";
  private static final String SYSTEM =
      "kind: AiSystem\nid: a\ntitle: A\nroles: [deployer]\nstage: operation\n";

  @TempDir private Path folder = Path.of("");

  private Trial check(String file, String text) throws IOException {
    return check(file, text.getBytes(StandardCharsets.UTF_8));
  }

  private Trial check(String file, byte[] bytes) throws IOException {
    Path path = folder.resolve(file);
    Files.createDirectories(path.getParent());
    Files.write(path, bytes);
    return Trial.of("check", folder.toString());
  }

  @Test
  void everyProblemIsNamedAtOnceWithItsPlaceAndWhatToDo() throws IOException {
    String text =
        PROGRAMME
            + """
            kind: AiSystem
            id: a
            title: Has a misspelt key, a misspelt word and a part made of itself
            roles: [deployr]
            stge: operation
            profile:
              ai_kind: [llm]
              modle_access: [public]
              learning: [frozen, continual]
              training_data: [none, internal]
            components:
              - {id: m, type: model, title: M, supplier: nobody, derivedFrom: [m]}
            ---
            kind: Observation
            id: o
            method: artifact.verify
            subject: {system: b}
            observedAt: 2030-01-01
            instrument: x
            """;
    Trial trial = check("programme.yaml", text);
    Golden.matches("check/many.txt", trial.text().replace(folder.toString(), "DIR"));
    assertThat(trial.code()).isEqualTo(ExitCode.FINDINGS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "NOT_YAML          | 6:1  | a: [1, 2",
        "NOT_YAML          | 6:1  | {{{{",
        "DUPLICATE_KEY     | 7:1  | kind: Supplier\\nid: s\\nid: t\\ntitle: S",
        "UNKNOWN_KIND      | 5:7  | kind: AiSytem\\nid: a",
        "UNKNOWN_KIND      | 5:1  | id: a",
        "WRONG_SHAPE       | 5:7  | kind: [AiSystem]",
        "WRONG_SHAPE       | 5:1  | - a\\n- b",
        "UNKNOWN_KEY       | 8:1  | kind: Supplier\\nid: s\\ntitle: S\\ncontry: NL",
        "MISSING_KEY       | 5:1  | kind: Supplier\\nid: s",
        "WRONG_SHAPE       | 8:11 | kind: Supplier\\nid: s\\ntitle: S\\nprovides: everything",
        "BAD_VALUE         | 6:5  | kind: Supplier\\nid: ../s\\ntitle: S",
        "ALIAS             | 7:8  | kind: Supplier\\nid: &a s\\ntitle: *a",
        "UNKNOWN_REFERENCE | 7:10 | kind: Exclusion\\nid: x\\ncontrol: TRV-SUP-99\\nreason: r\\napprovedBy: p\\ndecided: 2026-01-01",
        "FUTURE_DATE       | 10:10 | kind: Exclusion\\nid: x\\ncontrol: TRV-SUP-03\\nreason: r\\napprovedBy: p\\ndecided: 2027-01-01",
        "BAD_VALUE         | 5:1  | kind: Exclusion\\nid: x\\nreason: r\\napprovedBy: p\\ndecided: 2026-01-01",
        "HIDDEN_CHARACTER  | 7:8  | kind: Supplier\\nid: s\\ntitle: \"a\\x1b[31mb\"",
        "UNKNOWN_REFERENCE | 7:11 | kind: SupplierAssessment\\nid: x\\nsupplier: nobody\\nassessedBy: p\\nassessedAt: 2026-01-01\\nexpires: 2026-12-01",
        "BAD_VALUE         | 5:1  | kind: SupplierAssessment\\nid: x\\nsupplier: s\\nassessedBy: p\\nassessedAt: 2026-01-01\\nexpires: 2030-01-01",
        "CONTRADICTION     | 6:5  | kind: Control\\nid: TRV-SUP-03\\ntitle: mine now"
      })
  void isNamedByKindAndPlace(String kind, String place, String document) throws IOException {
    Trial trial = check("p.yaml", PROGRAMME + document.replace("\\n", "\n") + "\n");
    assertThat(trial.code()).isEqualTo(ExitCode.FINDINGS);
    String word = kind.strip().toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    assertThat(trial.out()).contains("p.yaml:" + place.strip() + ": error [" + word + "]");
  }

  @Test
  void twoDocumentsOfOneIdAreNamedWithBothPlaces() throws IOException {
    Trial trial = check("p.yaml", PROGRAMME + SYSTEM + "---\n" + SYSTEM);
    assertThat(trial.out())
        .contains("p.yaml:12:5: error [duplicate-id]")
        .contains("the other is at p.yaml:5:1");
  }

  @Test
  void partsMadeOfEachOtherAreACycle() throws IOException {
    String parts =
        """
        components:
          - {id: x, type: model, title: X, version: '1', derivedFrom: [y]}
          - {id: y, type: model, title: Y, version: '1', derivedFrom: [x]}
        """;
    assertThat(check("p.yaml", PROGRAMME + SYSTEM + parts).out()).contains("[cycle]");
  }

  @Test
  void aFileOfFiftyMegabytesIsRefusedUnread() throws IOException {
    Trial trial = check("p.yaml", new byte[50 << 20]);
    assertThat(trial.out()).contains("p.yaml:1:1: error [too-large]");
  }

  @Test
  void aBombOfAliasesIsRefused() throws IOException {
    var bomb = new StringBuilder("a0: &a0 [x]\n");
    IntStream.range(1, 30)
        .forEach(i -> bomb.append("a%d: &a%d [*a%d, *a%d]\n".formatted(i, i, i - 1, i - 1)));
    assertThat(check("p.yaml", bomb.toString()).out()).contains("p.yaml:2:10: error [alias]");
  }

  @Test
  void deepNestingIsRefusedWithoutRecursion() throws IOException {
    assertThat(check("p.yaml", "a: " + "[".repeat(100_000)).out()).contains("error [");
    assertThat(check("p.yaml", "a: " + "[".repeat(40) + "]".repeat(40)).out())
        .contains("[too-large]");
  }

  @Test
  void whatIsNotUtf8IsNamed() throws IOException {
    Trial trial = check("p.yaml", new byte[] {'a', ':', ' ', (byte) 0xC3, (byte) 0x28});
    assertThat(trial.out()).contains("p.yaml:1:1: error [not-yaml]").contains("UTF-8");
  }

  @Test
  void aLinkOutOfTheDirectoryIsRefused() throws IOException {
    Path outside = Files.createTempFile("outside", ".yaml");
    Files.writeString(outside, "kind: Supplier\nid: s\ntitle: S\n");
    Files.createSymbolicLink(folder.resolve("link.yaml"), outside);
    assertThat(check("p.yaml", PROGRAMME).out())
        .contains("link.yaml:1:1: error [outside-directory]");
    Files.delete(outside);
  }

  @Test
  void aDirectoryWithoutDocumentsSaysHowToStart() {
    Trial trial = Trial.of("check", folder.toString());
    assertThat(trial.out()).contains("[nothing-read]").contains("trivet init");
    assertThat(trial.code()).isEqualTo(ExitCode.FINDINGS);
  }

  @Test
  void documentsWithoutAProgrammeLackOne() throws IOException {
    assertThat(check("s.yaml", SYSTEM).out()).contains("[no-programme]");
  }

  @Test
  void whatIsMerelyWorthKnowingIsAWarning() throws IOException {
    Trial trial =
        check(
            "p.yaml",
            PROGRAMME
                + SYSTEM
                + """
                components: [{id: m, type: model, title: M}]
                ---
                kind: Attestation
                id: e
                method: policy.aii
                outcome: approved
                attestedAt: 2026-01-01
                attestedBy: somebody
                """);
    assertThat(trial.code()).isEqualTo(ExitCode.FINE);
    assertThat(trial.out())
        .contains("warning [unanswered]")
        .contains("warning [unbound-component]")
        .contains("warning [unused-evidence]")
        .contains("did you mean 'policy.ai'?");
    assertThat(trial.talk()).contains("0 errors, 3 warnings").contains("Ours: 1 system");
  }

  @Test
  void namesOfFilesCannotCommandTheTerminal() throws IOException {
    Trial trial = check("a\u001B[2Jb.yaml", "kind: X\n");
    assertThat(trial.out() + trial.talk()).doesNotContain("\u001B").contains("a?[2Jb.yaml");
  }

  @Test
  void jsonHoldsEveryProblem() throws IOException {
    Path file = folder.resolve("p.yaml");
    Files.writeString(file, PROGRAMME + "kind: Sytem\n");
    Trial trial = Trial.of("check", folder.toString(), "--json");
    assertThat(trial.code()).isEqualTo(ExitCode.FINDINGS);
    for (String part : List.of("\"unknown-kind\"", "\"line\"", "\"column\"", "\"hint\"")) {
      assertThat(trial.out()).contains(part);
    }
  }

  @Test
  void theExampleHasNoError() {
    assertThat(Trial.of("check", Trial.EXAMPLE).code()).isEqualTo(ExitCode.FINE);
  }
}
