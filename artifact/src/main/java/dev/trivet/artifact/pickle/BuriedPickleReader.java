package dev.trivet.artifact.pickle;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.FormatReader;
import dev.trivet.artifact.scan.Recognition;
import dev.trivet.artifact.scan.Scan;
import java.util.List;
import java.util.Optional;

/// Looks through what no other reader knows for pickles that do harm: in damaged archives, behind
/// made-up heads. Asked last. A compressed stream is also inflated to its end, so that one that
/// grows out of proportion is met.
public final class BuriedPickleReader implements FormatReader {
  private final PickleFile.Policy policy;

  /// @param trusted what pickles may use besides what is known to be good
  public BuriedPickleReader(List<TrustedGlobal> trusted) {
    this.policy = new PickleFile.Policy(new Globals(trusted), new Python2Names());
  }

  @Override
  public String format() {
    return "buried-pickle";
  }

  @Override
  public List<Rule> rules() {
    return List.of();
  }

  @Override
  public Recognition recognise(Content content) {
    return Recognition.MAYBE;
  }

  @Override
  public Outcome read(Content content, Scan scan) {
    Bytes bytes = content.bytes();
    Optional<Trial> found = new HiddenStreams(bytes, scan.budget(), policy).find(0);
    if (!bytes.isRandomAccess()) {
      scan.skip("%s: %,d bytes of no known format".formatted(content.where(), bytes.size()));
    }
    if (found.isEmpty()) {
      return Outcome.DECLINED;
    }
    found.get().harm().forEach(h -> scan.report(h.rule(), content, h.place(), h.message()));
    scan.report(PickleRules.HIDDEN_STREAM, content, 0, "found in bytes of no known format");
    return Outcome.READ;
  }
}
