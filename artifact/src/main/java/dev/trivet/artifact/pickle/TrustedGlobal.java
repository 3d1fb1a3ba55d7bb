package dev.trivet.artifact.pickle;

import dev.trivet.shared.Checks;
import java.time.LocalDate;

/// A class or function of one's own that pickles may use, with who decided so and why. It counts
/// for what nobody has judged; known gadgets stay gadgets.
///
/// @param module `acme.models`, exactly
/// @param name `Churn`, or `*` for all of the module
public record TrustedGlobal(String module, String name, String reason, String by, LocalDate date) {
  public TrustedGlobal {
    Checks.text("a module", module);
    Checks.text("a name", name);
    Checks.text("the reason to trust " + module + "." + name, reason);
    Checks.text("who trusts " + module + "." + name, by);
  }

  boolean covers(String wantedModule, String wantedName) {
    return module.equals(wantedModule) && (name.equals("*") || name.equals(wantedName));
  }
}
