package dev.trivet.formats.report;

import dev.trivet.posture.Explanation;
import java.util.List;
import java.util.Optional;

/// One node of an explanation as it is shown.
///
/// @param status the word it comes to, linked to where it is explained
/// @param source what it can be looked up in; empty when there is nothing
/// @param at the anchor of the source; empty when it is not on the page
record Why(String claim, Optional<Status> status, String source, String at, List<Why> because) {
  Why {
    because = List.copyOf(because);
  }

  /// The tree as it stands on the page. What is explained elsewhere is linked and not repeated.
  static Why of(Explanation explanation, Sources sources) {
    String at = sources.anchor(explanation.source());
    boolean elsewhere = at.startsWith("control:") || at.contains("/");
    Optional<Status> status =
        explanation.word().isEmpty()
            ? Optional.empty()
            : Optional.of(Status.of(explanation, elsewhere ? at : ""));
    return new Why(
        Shown.text(explanation.claim()),
        status,
        elsewhere ? "" : explanation.source(),
        elsewhere ? "" : at,
        elsewhere ? List.of() : because(explanation, sources));
  }

  /// What an explanation rests on, without what it explains.
  static List<Why> because(Explanation explanation, Sources sources) {
    return explanation.because().stream().map(e -> of(e, sources)).toList();
  }

  static Why fact(String claim) {
    return new Why(claim, Optional.empty(), "", "", List.of());
  }
}
