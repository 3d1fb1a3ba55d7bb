package dev.trivet.threat;

import static dev.trivet.inventory.ImpactLevels.Dimension.AVAILABILITY;
import static dev.trivet.inventory.ImpactLevels.Dimension.CONFIDENTIALITY;
import static dev.trivet.inventory.ImpactLevels.Dimension.INTEGRITY;
import static dev.trivet.inventory.ImpactLevels.Dimension.PEOPLE;
import static dev.trivet.inventory.ImpactLevels.Dimension.SAFETY;

import dev.trivet.catalog.TacticId;
import dev.trivet.catalog.ThreatCategory;
import dev.trivet.inventory.ImpactLevels;
import dev.trivet.inventory.ImpactLevels.Dimension;
import dev.trivet.shared.Level;
import java.util.EnumSet;
import java.util.Set;

/// What a technique can hurt, by its adversarial-ML category or else by the tactics it serves.
///
/// A technique that only looks, collects or carries away hurts confidentiality; any other
/// conventional technique is counted against everything, since a foothold leads anywhere.
public final class Consequence {
  private static final Set<TacticId> DISCLOSURE =
      Set.of(
          new TacticId("AML.TA0002"), // reconnaissance
          new TacticId("AML.TA0008"), // discovery
          new TacticId("AML.TA0009"), // collection
          new TacticId("AML.TA0010"), // exfiltration
          new TacticId("AML.TA0013")); // credential access

  private Consequence() {}

  public static Set<Dimension> of(Applicability rule) {
    return rule.category()
        .map(Consequence::of)
        .orElseGet(() ->
            DISCLOSURE.containsAll(rule.technique().tactics())
                ? EnumSet.of(CONFIDENTIALITY)
                : EnumSet.allOf(Dimension.class));
  }

  private static Set<Dimension> of(ThreatCategory category) {
    return switch (category) {
      case EVASION, BACKDOOR -> EnumSet.of(INTEGRITY, SAFETY, PEOPLE);
      case POISONING -> EnumSet.of(INTEGRITY, AVAILABILITY, SAFETY, PEOPLE);
      case EXTRACTION -> EnumSet.of(CONFIDENTIALITY);
      case INFERENCE -> EnumSet.of(CONFIDENTIALITY, PEOPLE);
      case PROMPT_INJECTION -> EnumSet.of(CONFIDENTIALITY, INTEGRITY, SAFETY, PEOPLE);
    };
  }

  /// The worst impact among what the technique can hurt.
  public static Level impact(Applicability rule, ImpactLevels impact) {
    Level worst = Level.VERY_LOW;
    for (Dimension dimension : of(rule)) {
      worst = Level.max(worst, impact.of(dimension));
    }
    return worst;
  }
}
