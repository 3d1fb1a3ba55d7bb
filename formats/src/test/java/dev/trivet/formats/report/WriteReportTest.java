package dev.trivet.formats.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.catalog.FrameworkId;
import dev.trivet.formats.catalog.ShippedCatalog;
import dev.trivet.formats.programme.ReadProgramme;
import dev.trivet.posture.AssessPosture;
import dev.trivet.testkit.Draw;
import dev.trivet.testkit.Golden;
import dev.trivet.testkit.Programmes;
import dev.trivet.testkit.Seeds;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Locale;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the report says, and that all of it holds together.
class WriteReportTest {
  private static final Instant TODAY = Instant.parse("2026-11-15T12:00:00Z");
  private static final ShippedCatalog SHIPPED = new ShippedCatalog();
  private static final int THREE_MEGABYTES = 3 * 1024 * 1024;

  @Test
  void aSmallProgrammeReadsAsSomebodyChecked() {
    Golden.matches(
        "report/small.html", Page.of(SmallPosture.posture(), SmallPosture.rules()).content());
  }

  @Test
  void theSamePostureGivesTheSameBytes() {
    var posture = SmallPosture.posture();
    assertThat(Page.of(posture, SmallPosture.rules()).html())
        .isEqualTo(Page.of(SmallPosture.posture(), SmallPosture.rules()).html());
  }

  @Test
  void everyLinkLeadsToOnePlaceOnThePageWhateverTheProgramme() {
    var programmes = new Programmes(SHIPPED.catalog(), SHIPPED.threatRules());
    var assess = new AssessPosture(SHIPPED.catalog(), SHIPPED.threatRules());
    Seeds.forAll(
        12,
        random -> {
          var programme = programmes.any(new Draw(random));
          Page page = Page.of(assess.assess(programme, Programmes.NOW), SHIPPED.threatRules());
          assertThat(page.deadLinks()).isEmpty();
          assertThat(page.repeatedIds()).isEmpty();
        });
  }

  @Test
  void whatOtherPeopleWroteIsTextAndNothingElse() {
    Page page = Page.of(HostileProgramme.posture(), SHIPPED.threatRules());
    assertThat(page.count("<script")).isEqualTo(1);
    assertThat(page.html()).doesNotContain("<img", "<i>owned</i>").contains("&lt;script&gt;");
    assertThat(page.html().chars().mapToObj(c -> (char) c).filter(Shown::isHidden)).isEmpty();
    assertThat(page.deadLinks()).isEmpty();
    assertThat(page.repeatedIds()).isEmpty();
    assertThat(page.html().length()).isLessThan(2 * THREE_MEGABYTES);
  }

  @Test
  void theExampleFitsInThreeMegabytes(@TempDir Path folder) throws Exception {
    Path file = folder.resolve("report.html");
    var loaded = new ReadProgramme(SHIPPED, TODAY).from(Path.of("..", "examples", "meridian"));
    var posture =
        new AssessPosture(SHIPPED.catalog(), SHIPPED.threatRules())
            .assess(loaded.programme().orElseThrow(), TODAY);
    new WriteReport(SHIPPED.threatRules()).write(posture, Optional.of(loaded.places()), file);
    assertThat(Files.size(file)).isLessThan(THREE_MEGABYTES);
    assertThat(Files.readString(file, StandardCharsets.UTF_8))
        .contains("Meridian Ostvik Mutual", "evidence/member-assistant.yaml:")
        .contains("38 included, 0 excluded");
  }

  @Test
  void nothingIsEverCalledCompliant() {
    String text =
        Page.of(SmallPosture.posture(), SmallPosture.rules()).html().toLowerCase(Locale.ROOT);
    assertThat(text).doesNotContain("complian").contains("not evidenced");
  }

  @Test
  void aProgrammeWithoutIso42001HasNoStatementOfApplicability() {
    Page page = Page.of(HostileProgramme.posture(), SHIPPED.threatRules());
    assertThat(HostileProgramme.posture().requirements(FrameworkId.ISO_42001)).isEmpty();
    assertThat(page.ids()).contains("requirements").doesNotContain("applicability");
  }
}
