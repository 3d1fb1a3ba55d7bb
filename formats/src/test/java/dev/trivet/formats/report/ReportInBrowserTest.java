package dev.trivet.formats.report;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.Browser.NewContextOptions;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page.PdfOptions;
import com.microsoft.playwright.options.ColorScheme;
import dev.trivet.formats.catalog.ShippedCatalog;
import dev.trivet.formats.programme.ReadProgramme;
import dev.trivet.posture.AssessPosture;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;

/// The report of the example, and one whose author is hostile, opened in a real browser.
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class ReportInBrowserTest {
  private static final Instant TODAY = Instant.parse("2026-11-15T12:00:00Z");
  private static final ShippedCatalog SHIPPED = new ShippedCatalog();
  private static final String WIDTH = "document.documentElement.scrollWidth";
  private static final String DEAD_LINKS =
      """
      [...document.querySelectorAll('a[href]')].map(a => a.getAttribute('href'))
        .filter(h => !h.startsWith('#') || !document.getElementById(decodeURIComponent(h.slice(1))))
      """;
  private static final String FAINT_TEXT =
      """
      (() => {
        const canvas = document.createElement('canvas').getContext('2d', {willReadFrequently: true});
        const rgb = (under, colour) => {
          canvas.fillStyle = under; canvas.fillRect(0, 0, 1, 1);
          canvas.fillStyle = colour; canvas.fillRect(0, 0, 1, 1);
          return [...canvas.getImageData(0, 0, 1, 1).data];
        };
        const light = (c) => c.slice(0, 3).map(v => v / 255)
          .map(v => v <= 0.04045 ? v / 12.92 : ((v + 0.055) / 1.055) ** 2.4)
          .reduce((sum, v, i) => sum + v * [0.2126, 0.7152, 0.0722][i], 0);
        const ground = (e) => {
          const stack = [];
          for (let up = e; up; up = up.parentElement) stack.push(getComputedStyle(up).backgroundColor);
          return stack.reverse().reduce((under, c) => 'rgb(' + rgb(under, c).slice(0, 3) + ')', 'white');
        };
        const seen = new Map();
        for (const e of document.querySelectorAll('main *, header *')) {
          const said = [...e.childNodes].some(n => n.nodeType === 3 && n.data.trim());
          if (!said || e.closest('svg, .vh') || getComputedStyle(e).fontSize === '0px') continue;
          const key = e.tagName + '.' + e.className + ' in ' + e.parentElement.className;
          if (seen.has(key)) continue;
          const under = ground(e);
          const [a, b] = [light(rgb(under, getComputedStyle(e).color)), light(rgb('white', under))];
          seen.set(key, (Math.max(a, b) + 0.05) / (Math.min(a, b) + 0.05));
        }
        return [...seen].filter(([, ratio]) => ratio < 4.5).map(([k, r]) => k + ' ' + r.toFixed(2));
      })()
      """;

  private Path example = Path.of("");
  private Path hostile = Path.of("");
  private Optional<Browser> browser = Optional.empty();

  @BeforeAll
  void write(@TempDir Path folder) throws Exception {
    Optional<Path> chromium = Browser.installed();
    assumeTrue(
        chromium.isPresent(),
        "no Chromium here: install the package 'chromium' or name one in CHROMIUM");
    browser = chromium.map(Browser::open);
    example = folder.resolve("example.html");
    hostile = folder.resolve("hostile.html");
    var loaded = new ReadProgramme(SHIPPED, TODAY).from(Path.of("..", "examples", "meridian"));
    var posture =
        new AssessPosture(SHIPPED.catalog(), SHIPPED.threatRules())
            .assess(loaded.programme().orElseThrow(), TODAY);
    var write = new WriteReport(SHIPPED.threatRules());
    write.write(posture, Optional.of(loaded.places()), example);
    write.write(HostileProgramme.posture(), Optional.empty(), hostile);
  }

  @AfterAll
  void close() {
    browser.ifPresent(Browser::close);
  }

  @Test
  void itAsksForNothingAndComplainsOfNothing() {
    for (Path file : List.of(example, hostile)) {
      var page = shown(file, new NewContextOptions());
      assertThat((List<?>) page.evaluate(DEAD_LINKS)).isEmpty();
      assertThat(page.title()).doesNotStartWith("owned");
      page.getByText("Open all").click();
      page.locator("input[type=search]").fill("failing");
      browser.orElseThrow().assertQuiet(file);
    }
  }

  @Test
  void itFitsAPhoneWithoutScrollingSideways() {
    for (Path file : List.of(example, hostile)) {
      var page = shown(file, new NewContextOptions().setViewportSize(390, 844));
      assertThat(page.evaluate(WIDTH)).isEqualTo(390);
      page.getByText("Open all").click();
      assertThat(page.evaluate(WIDTH)).isEqualTo(390);
    }
  }

  @Test
  void itFitsADeskWithoutScrollingSideways() {
    for (Path file : List.of(example, hostile)) {
      var page = shown(file, new NewContextOptions().setViewportSize(1280, 900));
      page.getByText("Open all").click();
      assertThat(page.evaluate(WIDTH)).isEqualTo(1280);
    }
  }

  @Test
  void everyTextStandsOutFromItsGroundInLightAndInDark() {
    for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
      var page = shown(example, new NewContextOptions().setColorScheme(scheme));
      assertThat((List<?>) page.evaluate(FAINT_TEXT)).as("%s", scheme).isEmpty();
    }
  }

  @Test
  void darkIsDarkAndLightIsLight() {
    assertThat(ground(ColorScheme.LIGHT)).isEqualTo("rgb(245, 244, 240)");
    assertThat(ground(ColorScheme.DARK)).isEqualTo("rgb(20, 24, 28)");
  }

  @Test
  void aLinkOpensTheExplanationItLeadsToWithScriptsOff() {
    var page = shown(example, new NewContextOptions().setJavaScriptEnabled(false));
    Locator why = page.locator("[id='damage-lens/TRV-TRN-02']");
    assertThat(why.isVisible()).isFalse();
    page.navigate(example.toUri() + "#damage-lens/TRV-TRN-02");
    assertThat(why.isVisible()).isTrue();
    assertThat(page.getByText("Open all").isVisible()).isFalse();
    browser.orElseThrow().assertQuiet(example);
  }

  @Test
  void aFilterKeepsTheRowsThatHoldEveryWord() {
    var page = shown(example, new NewContextOptions());
    Locator rows = page.locator("#findings tbody tr:visible");
    int all = rows.count();
    page.locator("input[type=search]").fill("stale fraud-radar");
    page.waitForTimeout(500); // it waits until one stops typing
    assertThat(rows.count()).isPositive().isLessThan(all);
  }

  @Test
  void itPrintsWithWhatIsWrongExplained() {
    var page = shown(example, new NewContextOptions());
    byte[] pdf = page.pdf(new PdfOptions().setPreferCSSPageSize(true).setPrintBackground(true));
    assertThat(pdf).hasSizeGreaterThan(100_000).startsWith('%', 'P', 'D', 'F');
    page.emulateMedia(
        new com.microsoft.playwright.Page.EmulateMediaOptions()
            .setMedia(com.microsoft.playwright.options.Media.PRINT));
    assertThat(page.locator("nav").isVisible()).isFalse();
    assertThat(page.locator("[id='damage-lens/TRV-TRN-02'] li").first().isVisible()).isTrue();
    browser.orElseThrow().assertQuiet(example);
  }

  private com.microsoft.playwright.Page shown(Path file, NewContextOptions options) {
    return browser.orElseThrow().show(file, options);
  }

  private Object ground(ColorScheme scheme) {
    return shown(example, new NewContextOptions().setColorScheme(scheme))
        .evaluate("getComputedStyle(document.body).backgroundColor");
  }
}
