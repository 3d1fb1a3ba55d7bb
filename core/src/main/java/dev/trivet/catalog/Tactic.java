package dev.trivet.catalog;

import java.util.Locale;

/// An adversary's goal at one moment of an attack.
///
/// @param position place in the matrix, from 1
/// @param attackReference the ATT&CK tactic it was taken from; empty when there is none
/// @param summary our own words
public record Tactic(
    TacticId id, String name, int position, String attackReference, String summary) {

  /// The tactic as Navigator layers write it: `ai-attack-staging`.
  public String slug() {
    return name.toLowerCase(Locale.ROOT).replace(' ', '-').replace("&", "and");
  }
}
