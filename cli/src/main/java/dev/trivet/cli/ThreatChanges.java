package dev.trivet.cli;

import dev.trivet.threat.Threat;
import dev.trivet.threat.ThreatModel;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// How two threat models of one system differ.
///
/// @param leaves threats of the first the second does not have
/// @param comes threats of the second the first does not have
/// @param moves threats of both whose likelihood differs
record ThreatChanges(List<Threat> leaves, List<Threat> comes, List<Moved> moves) {

  /// One threat, likelier or less likely than before.
  record Moved(Threat before, Threat after) {}

  static ThreatChanges between(ThreatModel before, ThreatModel after) {
    var leaves = new ArrayList<Threat>();
    var moves = new ArrayList<Moved>();
    for (Threat threat : before.threats()) {
      Optional<Threat> now = after.threat(threat.technique());
      if (now.isEmpty()) {
        leaves.add(threat);
      } else if (now.get().score() != threat.score()) {
        moves.add(new Moved(threat, now.get()));
      }
    }
    List<Threat> comes =
        after.threats().stream().filter(t -> before.threat(t.technique()).isEmpty()).toList();
    return new ThreatChanges(leaves, comes, moves);
  }
}
