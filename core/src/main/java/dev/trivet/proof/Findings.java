package dev.trivet.proof;

import dev.trivet.posture.Posture;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;

/// Everything that is not as it should be at the instant of a posture: errors first, and within a
/// rule in the order of the programme.
public record Findings(List<Finding> all) {
  public Findings {
    all = List.copyOf(all);
  }

  public static Findings of(Posture posture) {
    var found = new ArrayList<Finding>();
    found.addAll(new FindThreats(posture).find());
    found.addAll(new FindControls(posture).find());
    found.addAll(new FindDecisions(posture).find());
    // Stable: systems stay in the order of the programme, threats in that of the threat model.
    found.sort(java.util.Comparator.comparing(Finding::severity).thenComparing(Finding::rule));
    return new Findings(found);
  }

  public List<Finding> of(Finding.Rule rule) {
    return all.stream().filter(f -> f.rule() == rule).toList();
  }

  /// Those that nobody accepted.
  public List<Finding> open() {
    return all.stream().filter(f -> !f.isAccepted()).toList();
  }

  /// Those that fail a build which asks for `rules`: not accepted, and more than a note.
  public List<Finding> failing(Collection<Finding.Rule> rules) {
    return open().stream()
        .filter(f -> rules.contains(f.rule()) && f.severity() != Finding.Severity.NOTE)
        .toList();
  }
}
