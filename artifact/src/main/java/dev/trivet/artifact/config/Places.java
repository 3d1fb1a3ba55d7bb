package dev.trivet.artifact.config;

import java.util.Locale;

/// Judges file names that stand in files: a name within the model, or one that leads out of it.
public final class Places {
  private Places() {}

  /// Whether the name leads out of the directory of the file it stands in: absolute, a drive, a
  /// network place, `..`, a home, or a variable.
  public static boolean leadsOut(String name) {
    String place = name.strip().replace('\\', '/');
    return isAbsolute(place)
        || isRemote(place)
        || climbs(place)
        || place.startsWith("~")
        || isNamedDevice(place);
  }

  /// Whether it names something on the network.
  public static boolean isRemote(String name) {
    String place = name.strip().toLowerCase(Locale.ROOT);
    return place.matches("[a-z][a-z0-9+.-]+://.*") || place.startsWith("//");
  }

  private static boolean isAbsolute(String place) {
    return place.startsWith("/") || place.matches("[A-Za-z]:.*") || place.startsWith("file:");
  }

  private static boolean isNamedDevice(String place) {
    return place.indexOf('\0') >= 0 || place.startsWith("|") || place.startsWith("${");
  }

  private static boolean climbs(String place) {
    for (String step : place.split("/", -1)) {
      if (step.strip().equals("..")) {
        return true;
      }
    }
    return place.toLowerCase(Locale.ROOT).contains("%2e%2e");
  }
}
