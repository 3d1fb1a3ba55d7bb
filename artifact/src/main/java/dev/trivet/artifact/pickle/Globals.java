package dev.trivet.artifact.pickle;

import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Judges what pickles import: by name, by what is below a module, and by the path walked through
/// objects.
final class Globals {
  private static final Judgement NOBODYS = Judgement.of(Standing.UNKNOWN, "Nobody has judged it.");
  private static final Judgement IMPOSSIBLE =
      Judgement.of(Standing.IMPOSSIBLE, "Nothing can be named so, and importing it fails.");

  /// No pickler writes it: a class stands first in the path of what it writes.
  static final Judgement STRANGE_WALK =
      Judgement.of(Standing.UNKNOWN, "It walks through something unknown to something else.");

  private static final Judgement STANDARD =
      Judgement.of(
          Standing.UNLISTED, "It is part of the standard library, but no data is made of it.");
  private static final Judgement DUNDER =
      Judgement.of(Standing.GADGET, "It reaches into how Python objects work.");
  private static final Judgement WALK =
      Judgement.of(Standing.GADGET, "It walks through a module or function to something else.");
  private static final Judgement MODULE =
      Judgement.of(Standing.RISKY, "It hands out a module that can do harm.");
  private static final Judgement ACTS =
      Judgement.of(Standing.GADGET, "A method of that name runs, loads, reads or writes.");
  private static final Judgement METHOD =
      Judgement.of(Standing.BUILT, "It is a part of a known class.");

  private final Map<String, List<GlobalsEntry>> entries = GlobalsFile.entries();
  private final Set<String> standard = new HashSet<>(GlobalsFile.lines("standard-modules.txt"));
  private final List<TrustedGlobal> trusted;

  Globals(List<TrustedGlobal> trusted) {
    this.trusted = List.copyOf(trusted);
  }

  Judgement judge(String module, String name) {
    if (!PythonPath.isModule(module) || !PythonPath.isName(name)) {
      return IMPOSSIBLE;
    }
    Judgement known = name.indexOf('.') < 0 ? plain(module, name) : dotted(module, name);
    if (known.standing() == Standing.UNKNOWN) {
      for (TrustedGlobal own : trusted) {
        if (own.covers(module, name)) {
          return Judgement.trusted(own);
        }
      }
    }
    return known;
  }

  private Judgement plain(String module, String name) {
    Judgement listed = listed(module, name);
    if (listed.isHarmful()) {
      return listed;
    }
    boolean isModule = Attributes.isDangerousModule(name) && !isSpelledOut(module, name);
    if (isModule) {
      return MODULE;
    }
    if (Attributes.isDunder(name) && !isSpelledOut(module, name)) {
      return DUNDER;
    }
    return listed;
  }

  private boolean isSpelledOut(String module, String name) {
    return entries.getOrDefault(module, List.of()).stream()
        .anyMatch(entry -> entry.isSpelledOut() && entry.name().equals(name));
  }

  /// What the list says; of entries that say equally much, the gravest.
  private Judgement listed(String module, String name) {
    GlobalsEntry best = null;
    String at = module;
    while (true) {
      for (GlobalsEntry entry : entries.getOrDefault(at, List.of())) {
        boolean applies =
            (!entry.isExact() || at.length() == module.length()) && entry.matches(name);
        if (applies && (best == null || outweighs(entry, best))) {
          best = entry;
        }
      }
      int point = at.lastIndexOf('.');
      if (point < 0) {
        break;
      }
      at = at.substring(0, point);
    }
    if (best != null) {
      return best.judgement();
    }
    return standard.contains(top(module)) ? STANDARD : NOBODYS;
  }

  private static boolean outweighs(GlobalsEntry entry, GlobalsEntry best) {
    int difference = entry.weight() - best.weight();
    return difference > 0
        || (difference == 0
            && entry.judgement().standing().compareTo(best.judgement().standing()) > 0);
  }

  /// Whether anything is said of the library the module belongs to.
  private boolean isKnownLibrary(String module) {
    return standard.contains(top(module)) || entries.containsKey(top(module));
  }

  private static String top(String module) {
    int point = module.indexOf('.');
    return point < 0 ? module : module.substring(0, point);
  }

  /// `a.b.c` in a module: what is reached by walking attributes. Good pickles walk only from a
  /// class to its parts.
  private Judgement dotted(String module, String name) {
    if (isSpelledOut(module, name)) {
      return listed(module, name);
    }
    String[] steps = name.split("\\.", -1);
    for (String step : steps) {
      if (Attributes.isDunder(step)) {
        return DUNDER;
      }
    }
    Judgement walked = throughModules(module, steps);
    if (walked.isHarmful()) {
      return walked;
    }
    Judgement base = plain(module, steps[0]);
    if (base.isHarmful()) {
      return base;
    }
    boolean isKnown = base.standing().compareTo(Standing.UNKNOWN) < 0;
    if (!isKnown && !GlobalsEntry.isLikeAClass(steps[0])) {
      return isKnownLibrary(module) ? WALK : STRANGE_WALK;
    }
    String last = steps[steps.length - 1];
    if (Attributes.acts(last)) {
      return ACTS;
    }
    return isKnown ? METHOD : base;
  }

  /// Whether some step of the path is a module that is known to be harmful with the step after it:
  /// `genericpath` -> `os.system`, `torch` -> `hub.load`, `collections.abc` -> `_sys.modules`.
  private Judgement throughModules(String module, String[] steps) {
    for (int i = 0; i < steps.length; i++) {
      String rest = String.join(".", Arrays.copyOfRange(steps, i + 1, steps.length));
      String alone = Attributes.unaliased(steps[i]);
      if (rest.isEmpty()) {
        return Attributes.isDangerousModule(alone) ? MODULE : NOBODYS;
      }
      String below = module + "." + String.join(".", Arrays.copyOfRange(steps, 0, i + 1));
      String next = steps[i + 1];
      for (String candidate : new String[] {alone, below}) {
        boolean isModule = entries.containsKey(candidate) || standard.contains(candidate);
        if (isModule && listed(candidate, next).isHarmful()) {
          return listed(candidate, next).standing() == Standing.RISKY
              ? WALK
              : listed(candidate, next);
        }
      }
    }
    return NOBODYS;
  }
}
