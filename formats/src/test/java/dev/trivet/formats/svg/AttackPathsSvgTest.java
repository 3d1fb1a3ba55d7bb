package dev.trivet.formats.svg;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.formats.svg.Palette.Tone;
import dev.trivet.inventory.AiSystem;
import dev.trivet.posture.Basis;
import dev.trivet.posture.JudgePaths;
import dev.trivet.posture.PathPosture;
import dev.trivet.posture.PathStatus;
import dev.trivet.posture.PathStatus.State;
import dev.trivet.testkit.Golden;
import dev.trivet.threat.FindAttackPaths;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class AttackPathsSvgTest {
  private final AttackPathsSvg svg = new AttackPathsSvg(Pictured.SHIPPED.atlas(), Palette.THEMED);

  private static PathPosture paths(AiSystem system) {
    var posture = Pictured.posture(system);
    var find = new FindAttackPaths(Pictured.SHIPPED.threatRules());
    var model = posture.system(system.id()).orElseThrow().threatModel();
    return new JudgePaths(posture).of(system.id(), find.of(model), Basis.WITH_DERIVED);
  }

  @Test
  void thePathsOnAnAgentLookAsSomebodyApproved() {
    AiSystem system = Pictured.helpdesk();
    Golden.matches("svg/helpdesk-agent-paths.svg", svg.draw(system.title(), paths(system)));
  }

  @Test
  void thePathsOnACameraGateLookAsSomebodyApproved() {
    AiSystem system = Pictured.gate();
    Golden.matches("svg/gate-reader-paths.svg", svg.draw(system.title(), paths(system)));
  }

  @Test
  void openPathsComeFirst() {
    PathPosture paths = paths(Pictured.helpdesk());
    PathStatus open = paths.open().getFirst();
    PathStatus cut =
        paths.paths().stream().filter(p -> p.state() == State.CUT).findFirst().orElseThrow();
    var two =
        new PathPosture(paths.system(), paths.basis(), List.of(cut, open), List.of(), List.of());
    String picture = svg.draw("x", two);
    assertThat(picture.indexOf(">open<")).isBetween(0, picture.indexOf(">cut<"));
  }

  @Test
  void aSystemWithoutPathsSaysSo() {
    AiSystem system = Pictured.gate();
    var none = new PathPosture(system.id(), Basis.WITH_DERIVED, List.of(), List.of(), List.of());
    String picture = svg.draw(system.title(), none);
    assertThat(Parsed.of(picture).getDocumentElement().getTagName()).isEqualTo("svg");
    assertThat(picture).contains("No attack path was found.");
  }

  @Test
  void thePictureOfAnUnknownSystemIsBounded() {
    AiSystem system = Pictured.system("unknown", "<b>\u202E", Map.of(), List.of(), List.of());
    String picture = svg.draw(system.title(), paths(system));
    assertThat(Parsed.of(picture).getElementsByTagName("b").getLength()).isZero();
    assertThat(picture).hasSizeLessThan(100_000).contains("Not drawn:");
  }

  @Test
  void everyToneHasItsOwnCustomProperty() {
    assertThat(List.of(Tone.values()).stream().map(Palette.THEMED::of).distinct())
        .hasSize(Tone.values().length);
  }
}
