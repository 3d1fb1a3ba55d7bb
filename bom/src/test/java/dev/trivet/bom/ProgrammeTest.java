package dev.trivet.bom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.artifact.scan.Limits;
import dev.trivet.bom.BomFinding.Kind;
import dev.trivet.bom.element.Completeness;
import dev.trivet.bom.element.Element;
import dev.trivet.bom.element.JudgeCompleteness;
import dev.trivet.bom.read.AddProgramme;
import dev.trivet.bom.read.ReadBom;
import dev.trivet.bom.write.Written.Format;
import dev.trivet.formats.catalog.ShippedCatalog;
import dev.trivet.formats.programme.ReadProgramme;
import dev.trivet.inventory.AiSystem;
import dev.trivet.inventory.Component;
import dev.trivet.posture.Programme;
import dev.trivet.shared.Digest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What a programme declares, beside what the files say.
class ProgrammeTest {
  private static final Programme EXAMPLE =
      new ReadProgramme(new ShippedCatalog(), Bills.NOON)
          .from(Path.of("..", "examples", "meridian"))
          .programme()
          .orElseThrow();

  @TempDir private Path folder = Path.of("");

  private static AiSystem system() {
    return EXAMPLE.systems().stream()
        .filter(system -> system.id().value().equals("credit-score"))
        .findFirst()
        .orElseThrow();
  }

  private static Component component() {
    return system().components().stream()
        .filter(component -> component.id().value().equals("score-model"))
        .findFirst()
        .orElseThrow();
  }

  private Aibom declared(Component component) throws IOException {
    Path model = SmallModel.in(folder.resolve("m")).root();
    var declared = new AddProgramme(EXAMPLE, system(), component);
    return new ReadBom(Limits.STANDARD).from(model, Optional.empty(), Optional.of(declared));
  }

  private static Component with(String digest) {
    Component c = component();
    return new Component(
        c.id(),
        c.type(),
        c.title(),
        c.supplier(),
        c.version(),
        Optional.of(new Digest(digest)),
        c.licence(),
        c.derivedFrom());
  }

  @Test
  void whatIsDeclaredIsMarkedAsDeclaredAndNeverEvidence() throws IOException {
    Aibom bom = declared(component());
    assertThat(bom.subject().facts().of(Topic.VERSION))
        .allMatch(fact -> fact.basis().word().equals("declared"))
        .allMatch(fact -> fact.grade() == Grade.ASSERTED)
        .isNotEmpty();
    assertThat(bom.system().orElseThrow().facts().value(Topic.NAME)).contains(system().title());
    assertThat(bom.parts(Part.Kind.DATASET))
        .extracting(Part::ref)
        .contains("dataset:payment-history");
  }

  @Test
  void otherBytesThanTheProgrammeNamesAreAFinding() throws IOException {
    assertThat(declared(component()).findings())
        .extracting(BomFinding::kind)
        .contains(Kind.HASH_DIFFERS, Kind.CONTRADICTION);
  }

  @Test
  void theBytesTheProgrammeNamesShowThatTheComponentIsThere() throws IOException {
    String digest =
        Bills.of(SmallModel.in(folder.resolve("m")).root())
            .subject()
            .facts()
            .value(Topic.HASH)
            .orElseThrow()
            .replace("sha-256", "sha256");
    Aibom bom = declared(with(digest));
    assertThat(bom.findings()).extracting(BomFinding::kind).doesNotContain(Kind.HASH_DIFFERS);
    Completeness judged =
        new JudgeCompleteness(bom, Bills.written(Format.CYCLONEDX_1_7).facts()).judge();
    assertThat(judged.elements())
        .filteredOn(e -> e.element() == Element.SYSTEM_COMPONENTS)
        .extracting(Completeness.Graded::grade)
        .containsExactly(Grade.EVIDENCED);
  }
}
