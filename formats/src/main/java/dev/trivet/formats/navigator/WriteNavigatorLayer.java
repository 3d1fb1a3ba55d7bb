package dev.trivet.formats.navigator;

import dev.trivet.catalog.Tactic;
import dev.trivet.catalog.TacticId;
import dev.trivet.catalog.Technique;
import dev.trivet.formats.document.Json;
import dev.trivet.formats.navigator.NavigatorLayer.Gradient;
import dev.trivet.formats.navigator.NavigatorLayer.Layout;
import dev.trivet.formats.navigator.NavigatorLayer.LegendItem;
import dev.trivet.formats.navigator.NavigatorLayer.Metadata;
import dev.trivet.formats.navigator.NavigatorLayer.Versions;
import dev.trivet.posture.Coverage;
import dev.trivet.posture.Posture;
import dev.trivet.posture.SystemPosture;
import dev.trivet.shared.Level;
import dev.trivet.shared.Words;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// Writes what applies and how it is answered as a layer of the ATLAS Navigator, format 4.5: one
/// for a system, or one over all systems in which the worst of them counts.
///
/// The colour says how a technique is covered, the score what risk is left (1 very low to 5 very
/// high). A technique that is ruled out is there, disabled, with the field that rules it out.
public final class WriteNavigatorLayer {
  private static final int UNSORTED = 0;

  private final Posture posture;

  public WriteNavigatorLayer(Posture posture) {
    this.posture = posture;
  }

  /// The layer over all systems.
  public void write(Writer to) throws IOException {
    Json.write(layer("all systems", new OverallMarks(posture)), to);
  }

  /// The layer of one system.
  public void write(SystemPosture system, Writer to) throws IOException {
    Json.write(layer(system.id().value(), new SystemMarks(posture, system)), to);
  }

  private NavigatorLayer layer(String about, Marks marks) {
    String organisation = posture.programme().settings().organisation();
    return new NavigatorLayer(
        organisation + ": " + about,
        new Versions(NavigatorLayer.FORMAT, "4.9.0"),
        NavigatorLayer.DOMAIN,
        "How the techniques of %s that apply to %s are answered by evidence as of %s. Colour: %s. Score: %s."
            .formatted(
                posture.catalog().atlas().release(),
                about,
                posture.asOf(),
                "coverage, with derived edges",
                "the risk that is left, 1 very low to 5 very high"),
        UNSORTED,
        new Layout("side", false, true, "max"),
        false,
        techniques(marks),
        new Gradient(List.of("#ffffff", "#ffd54f", "#c62828"), 0, Level.values().length),
        Arrays.stream(Coverage.values())
            .map(coverage -> new LegendItem(Words.spoken(coverage), color(coverage)))
            .toList(),
        List.of(
            new Metadata("organisation", organisation),
            new Metadata("as of", posture.asOf().toString()),
            new Metadata("atlas", posture.catalog().atlas().release().value())));
  }

  private List<NavigatorLayer.Technique> techniques(Marks marks) {
    var written = new ArrayList<NavigatorLayer.Technique>();
    for (Technique technique : posture.catalog().atlas().techniques()) {
      Marks.Mark mark = marks.of(technique);
      for (TacticId tactic : technique.tactics()) {
        written.add(
            new NavigatorLayer.Technique(
                technique.id().value(),
                slug(tactic),
                mark.coverage().isPresent(),
                mark.risk().map(WriteNavigatorLayer::score),
                mark.coverage().map(WriteNavigatorLayer::color),
                mark.comment(),
                mark.metadata(),
                false));
      }
    }
    return written;
  }

  private String slug(TacticId id) {
    Tactic tactic = posture.catalog().atlas().tactic(id);
    return tactic.slug();
  }

  static int score(Level risk) {
    return risk.ordinal() + 1;
  }

  private static String color(Coverage coverage) {
    return switch (coverage) {
      case COVERED -> "#a5d6a7";
      case PARTLY_COVERED -> "#ffe082";
      case ACCEPTED -> "#b0c4de";
      case OPEN -> "#ef9a9a";
    };
  }
}
