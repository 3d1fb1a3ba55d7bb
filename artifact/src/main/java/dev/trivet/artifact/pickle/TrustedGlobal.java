package dev.trivet.artifact.pickle;

import dev.trivet.shared.Checks;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.regex.Pattern;

/// A class or function of one's own that pickles and configuration may use, with who decided so and
/// why. It counts for what nobody has judged; known gadgets stay gadgets.
///
/// @param module `acme.models`, exactly
/// @param name `Churn`, or a pattern in which `*` stands for any letters, digits and `_`
/// @param until the last day it counts
public record TrustedGlobal(String module, String name, String reason, String by, LocalDate until) {
  private static final Pattern MODULE =
      Pattern.compile("[\\p{L}_][\\p{L}\\p{N}_]*(\\.[\\p{L}_][\\p{L}\\p{N}_]*)*");
  private static final Pattern NAME = Pattern.compile("[\\p{L}\\p{N}_*.]+");

  public TrustedGlobal {
    Checks.matching("a module", MODULE, module);
    Checks.matching("a name", NAME, name);
    Checks.text("the reason to trust " + module + "." + name, reason);
    Checks.text("who trusts " + module + "." + name, by);
  }

  /// `acme.models.Churn`.
  public String path() {
    return module + "." + name;
  }

  /// Why no one can trust this: it is known to do harm, or belongs to Python itself.
  public Optional<String> impossible() {
    String plain = name.replace("*", "");
    Judgement judgement =
        new Globals(List.of()).judge(module, plain.isEmpty() ? "Anything" : plain);
    return judgement.standing().compareTo(Standing.UNKNOWN) > 0
        ? Optional.of(judgement.reason())
        : Optional.empty();
  }

  /// Whether `acme.models.Churn` is one of them, wherever its module ends.
  public boolean covers(String path) {
    for (int point = path.indexOf('.'); point > 0; point = path.indexOf('.', point + 1)) {
      if (covers(path.substring(0, point), path.substring(point + 1))) {
        return true;
      }
    }
    return false;
  }

  boolean covers(String wantedModule, String wantedName) {
    return module.equals(wantedModule) && matches(wantedName);
  }

  /// Piece by piece from the left, the first place that fits: enough where only `*` is special.
  private boolean matches(String wanted) {
    String[] pieces = name.split("\\*", -1);
    if (pieces.length == 1) {
      return name.equals(wanted);
    }
    if (wanted.indexOf('.') >= 0 && name.indexOf('.') < 0) {
      return false;
    }
    String last = pieces[pieces.length - 1];
    if (!wanted.startsWith(pieces[0]) || !wanted.endsWith(last)) {
      return false;
    }
    int at = pieces[0].length();
    for (int i = 1; i < pieces.length - 1; i++) {
      int found = wanted.indexOf(pieces[i], at);
      if (found < 0) {
        return false;
      }
      at = found + pieces[i].length();
    }
    return at <= wanted.length() - last.length();
  }
}
