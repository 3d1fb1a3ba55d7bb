package dev.trivet.artifact.config;

import java.util.Map;
import java.util.Set;

/// Judges dotted Python names that configuration tells a framework to import and call.
///
/// Pickles have their own, finer lists; here a framework always calls what is named, with arguments
/// from the same file.
public final class Callables {
  /// What calling a name does.
  public enum Judgement {
    /// It runs commands, loads code, or reaches files or the network.
    HARMFUL,
    /// A class or function of a machine-learning library.
    KNOWN,
    /// Nobody has judged it.
    UNKNOWN
  }

  private static final Map<String, Set<String>> NAMES = CallablesFile.read();
  private static final Set<String> HARMFUL_ROOTS = names("harmful-root");
  private static final Set<String> HARMFUL_NAMES = names("harmful-name");

  /// Modules and functions of libraries whose classes are fine.
  private static final Set<String> HARMFUL_PLACES = names("harmful-place");

  /// Modules and methods that do harm wherever they stand in a path.
  private static final Set<String> HARMFUL_STEPS = names("harmful-step");

  /// Parts of harmful places that only compute.
  private static final Set<String> HARMLESS_PLACES = names("harmless-place");

  /// Names of harmful modules that only hold data.
  private static final Set<String> HARMLESS_NAMES = names("harmless-name");

  private static final Set<String> KNOWN_ROOTS = names("known-root");

  private Callables() {}

  private static Set<String> names(String kind) {
    return NAMES.getOrDefault(kind, Set.of());
  }

  /// The longest listed place a name is under decides, whatever its kind.
  ///
  /// @param dotted as `torch.nn.Linear`
  public static Judgement judge(String dotted) {
    String name = dotted.strip().replace(':', '.');
    if (HARMLESS_NAMES.contains(name)) {
      return Judgement.KNOWN;
    }
    if (HARMFUL_NAMES.contains(name) || isUnder(HARMFUL_ROOTS, name) || hasInternals(name)) {
      return Judgement.HARMFUL;
    }
    if (longest(HARMFUL_PLACES, name) > longest(HARMLESS_PLACES, name)) {
      return Judgement.HARMFUL;
    }
    return KNOWN_ROOTS.contains(root(name)) ? Judgement.KNOWN : Judgement.UNKNOWN;
  }

  /// Whether importing the module by itself already reaches what it should not.
  public static boolean isHarmfulModule(String module) {
    return judge(module) == Judgement.HARMFUL;
  }

  private static String root(String name) {
    int point = name.indexOf('.');
    return point < 0 ? name : name.substring(0, point);
  }

  private static boolean isUnder(Set<String> places, String name) {
    return longest(places, name) > 0;
  }

  /// How much of the name the longest place is that it stands in; 0 for none.
  private static int longest(Set<String> places, String name) {
    int longest = places.contains(name) ? name.length() : 0;
    for (int end = name.indexOf('.'); end > 0; end = name.indexOf('.', end + 1)) {
      if (places.contains(name.substring(0, end))) {
        longest = Math.max(longest, end);
      }
    }
    return longest;
  }

  /// A library's own import of `os` is `os`: `torch.nn.modules.module.os.system`; so is a walk over
  /// attributes.
  private static boolean hasInternals(String name) {
    for (String step : name.split("\\.", -1)) {
      boolean isInternal = step.length() > 4 && step.startsWith("__") && step.endsWith("__");
      if (isInternal || HARMFUL_STEPS.contains(step)) {
        return true;
      }
    }
    return false;
  }
}
