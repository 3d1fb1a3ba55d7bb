package dev.trivet.formats.programme;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trivet.evidence.Attestation;
import dev.trivet.evidence.Evidence;
import dev.trivet.evidence.EvidenceId;
import dev.trivet.evidence.Measurement;
import dev.trivet.evidence.Observation;
import dev.trivet.evidence.Subject;
import dev.trivet.formats.catalog.ShippedCatalog;
import dev.trivet.inventory.ComponentId;
import dev.trivet.inventory.SystemId;
import dev.trivet.shared.Digest;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RecordEvidenceTest {
  private static final Path EXAMPLE = Path.of("..", "examples", "meridian");
  private static final Instant DAY = Instant.parse("2026-11-15T12:00:00Z");
  private static final Subject MODEL =
      new Subject.OfComponent(
          new SystemId("damage-lens"),
          new ComponentId("lens-model"),
          Optional.of(new Digest("sha256:" + "5".repeat(64))),
          Optional.of("4.2.0"));

  /// What becomes of the evidence the example has.
  private enum Own {
    KEPT,
    LEFT_OUT
  }

  @TempDir Path programme;

  @Test
  void whatIsRecordedIsReadBackAsItWas() throws IOException {
    List<Evidence> seen = List.of(measured("seen.1"), stated("stated.1", "approved"));

    assertThat(readBack(seen, Own.KEPT)).containsExactlyInAnyOrderElementsOf(seen);
  }

  @Test
  void everythingInTheExampleCanBeRecordedAgain() throws IOException {
    var example = new ReadProgramme(new ShippedCatalog(), DAY).from(EXAMPLE);
    List<Evidence> all = example.programme().orElseThrow().allEvidence();

    assertThat(readBack(all, Own.LEFT_OUT)).containsExactlyInAnyOrderElementsOf(all);
  }

  @Test
  void textFromAFileCanNeitherEndTheDocumentNorBeginAnother() throws IOException {
    String hostile = "x\"\n---\nkind: Attestation\nid: forged\n# \\ {}: [*a, &b, !!c]";

    assertThat(readBack(List.of(stated("stated.1", hostile)), Own.KEPT))
        .containsExactly(stated("stated.1", hostile));
  }

  @Test
  void charactersNobodyCanSeeBecomeASpace() throws IOException {
    assertThat(readBack(List.of(stated("stated.1", "a\u0007b\u202ec")), Own.KEPT))
        .containsExactly(stated("stated.1", "a b c"));
  }

  @Test
  void evidenceIsNeverWrittenOver() throws IOException {
    Path file = RecordEvidence.into(programme, List.of(measured("seen.1")));
    String before = Files.readString(file);

    assertThatThrownBy(() -> RecordEvidence.into(programme, List.of(stated("seen.1", "other"))))
        .isInstanceOf(FileAlreadyExistsException.class);
    assertThat(file).hasContent(before);
    try (var files = Files.list(file.getParent())) {
      assertThat(files).containsExactly(file);
    }
  }

  /// Records into a copy of the example.
  private List<Evidence> readBack(List<? extends Evidence> seen, Own own) throws IOException {
    var recorded = seen.stream().map(Evidence::id).toList();
    try (var files = Files.walk(EXAMPLE)) {
      for (Path file : files.filter(f -> f.toString().endsWith(".yaml")).toList()) {
        Path name = EXAMPLE.relativize(file);
        if (own == Own.KEPT || !name.startsWith("evidence")) {
          Path copy = programme.resolve(name.toString());
          Files.createDirectories(copy.getParent());
          Files.copy(file, copy);
        }
      }
    }
    RecordEvidence.into(programme, seen);
    var loaded = new ReadProgramme(new ShippedCatalog(), DAY).from(programme);
    return loaded
        .programme()
        .orElseThrow(() -> new AssertionError(loaded.problems()))
        .allEvidence()
        .stream()
        .filter(piece -> recorded.contains(piece.id()))
        .toList();
  }

  private static Observation measured(String id) {
    return new Observation(
        new EvidenceId(id),
        "measure.robust_accuracy",
        MODEL,
        Optional.empty(),
        Optional.of(
            new Measurement(
                0.43,
                OptionalDouble.of(0.43),
                OptionalDouble.of(0.51),
                Optional.of(600L),
                Optional.of("share"))),
        DAY.minusSeconds(60),
        "trivet-measure 0.1",
        Optional.of("Square, eps 0.1: 'quoted' and \"quoted\"\nin two lines"));
  }

  private static Attestation stated(String id, String outcome) {
    return new Attestation(
        new EvidenceId(id),
        "policy.ai",
        new Subject.OfSystem(new SystemId("damage-lens")),
        Optional.of(outcome),
        DAY.minusSeconds(120),
        "Signe Hovland",
        Optional.of(DAY.plusSeconds(3600)),
        Optional.of("minutes/2026-11.pdf"),
        Optional.of(new Digest("sha256:" + "a".repeat(64))),
        Optional.empty());
  }
}
