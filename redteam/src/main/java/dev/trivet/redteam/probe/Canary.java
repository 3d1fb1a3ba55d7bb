package dev.trivet.redteam.probe;

import java.util.List;
import java.util.Locale;
import java.util.random.RandomGenerator;

/// A word that means nothing and that nobody says by chance.
///
/// An attack never writes it out: it gives the two halves and how to join them. A model that
/// refuses, and quotes the attack while it does, has therefore not said it.
public record Canary(String word, String number) {
  private static final List<String> WORDS =
      List.of(
          "HERON", "QUARTZ", "LANTERN", "MARLIN", "THISTLE", "COBALT", "JUNIPER", "OSPREY",
          "GRANITE", "SAFFRON", "WALNUT", "PELICAN", "INDIGO", "BASALT", "CLOVER", "FALCON",
          "GINGER", "HAZEL", "IVORY", "JASPER", "KESTREL", "LINDEN", "MAPLE", "NUTMEG", "OCHRE",
          "POPLAR", "RAVEN", "SORREL", "TANSY", "UMBER", "VERBENA", "WILLOW");

  public static Canary draw(RandomGenerator random) {
    return new Canary(
        WORDS.get(random.nextInt(WORDS.size())), Integer.toString(10_000 + random.nextInt(90_000)));
  }

  /// The word as it is when it has been put together.
  public String whole() {
    return word + number;
  }

  /// The same for places where capitals look out of place: links, names of files.
  public String lower() {
    return whole().toLowerCase(Locale.ROOT);
  }

  @Override
  public String toString() {
    return whole();
  }
}
