package dev.trivet.cli;

import dev.trivet.formats.document.Nearest;
import java.util.Collection;

/// Says that a word on the command line is not known, and which one was probably meant.
final class Unknown {
  private static final int MOST_LISTED = 24;

  private Unknown() {}

  static Refusal word(String what, String word, Collection<String> known) {
    String hint =
        Nearest.to(word, known)
            .map(near -> "did you mean '" + near + "'?")
            .orElseGet(
                () -> known.size() <= MOST_LISTED ? "known are: " + String.join(", ", known) : "");
    String message = "unknown " + what + " '" + word + "'";
    return hint.isEmpty()
        ? new Refusal(ExitCode.USAGE, message)
        : new Refusal(ExitCode.USAGE, message, hint);
  }
}
