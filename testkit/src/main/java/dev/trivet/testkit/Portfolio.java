package dev.trivet.testkit;

import dev.trivet.catalog.Catalog;
import dev.trivet.catalog.FrameworkId;
import dev.trivet.control.Control;
import dev.trivet.control.ControlSet;
import dev.trivet.control.Implementation;
import dev.trivet.evidence.Evidence;
import dev.trivet.inventory.AiSystem;
import dev.trivet.inventory.Supplier;
import dev.trivet.posture.Programme;
import dev.trivet.posture.Settings;
import dev.trivet.threat.ThreatRules;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A large programme as a big organisation might have it, the same for the same seed.
///
/// Of what the controls ask to see, 60 % was looked at; of that, 80 % passes and is fresh, the rest
/// failed, is too old, or was seen on other bytes than those deployed.
public final class Portfolio {
  /// The instant at which the portfolio is to be assessed.
  public static final Instant NOW = Programmes.NOW;

  private static final int CONTROLS = 80;
  private static final double LOOKED_AT = 0.6;
  private static final double PASSING_AND_FRESH = 0.8;

  private final ControlSets controlSets;
  private final Systems usual;

  public Portfolio(Catalog catalog, ThreatRules rules) {
    this.controlSets = new ControlSets(catalog, rules);
    this.usual = new Systems(rules.vocabulary());
  }

  public Programme programme(long seed, int systems) {
    var draw = new Draw(Seeds.random(seed));
    Programme.Documents documents = documents(draw, systems);
    var evidence = new ArrayList<Evidence>();
    for (Asked asked : Asked.of(documents)) {
      if (draw.chance(LOOKED_AT)) {
        evidence.add(piece(draw, asked));
      }
    }
    return Programme.of(documents, evidence);
  }

  private Programme.Documents documents(Draw draw, int count) {
    Settings settings = Settings.of("A large made-up organisation");
    List<FrameworkId> frameworks = settings.frameworks();
    ControlSet controls = controlSets.shippedLike(draw, frameworks, CONTROLS);
    List<Supplier> suppliers = usual.suppliers(Math.clamp(count / 50, 5, 200));
    var systems = new ArrayList<AiSystem>(count);
    for (int i = 0; i < count; i++) {
      systems.add(usual.usual(draw, "system-%05d".formatted(i), suppliers));
    }
    return new Programme.Documents(
        settings, systems, suppliers, controls, claims(controls), List.of(), List.of());
  }

  private static List<Implementation> claims(ControlSet controls) {
    return controls.controls().stream().map(Portfolio::claim).toList();
  }

  private static Implementation claim(Control control) {
    return new Implementation(
        control.id(),
        Implementation.Status.IMPLEMENTED,
        Optional.empty(),
        List.of(),
        Optional.empty(),
        Optional.empty());
  }

  private static Evidence piece(Draw draw, Asked asked) {
    Duration fresh = asked.proof().fresh();
    Instant recent = NOW.minus(draw.within(fresh));
    if (draw.chance(PASSING_AND_FRESH)) {
      return Pieces.passing(draw, asked, recent);
    }
    return switch (draw.below(3)) {
      case 0 -> Pieces.failing(draw, asked, recent);
      case 1 -> Pieces.passing(draw, asked, NOW.minus(fresh).minus(draw.within(fresh)));
      default ->
          Pieces.about(
              Pieces.passing(draw, asked, recent), Pieces.otherState(draw, asked.subject()));
    };
  }
}
