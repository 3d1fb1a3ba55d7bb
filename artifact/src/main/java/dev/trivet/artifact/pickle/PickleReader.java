package dev.trivet.artifact.pickle;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.Budget;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.FormatReader;
import dev.trivet.artifact.scan.Limits;
import dev.trivet.artifact.scan.Recognition;
import dev.trivet.artifact.scan.Scan;
import java.util.List;

/// Reads pickles: plain ones, joblib's with arrays in their middle, and PyTorch's of before zip.
public final class PickleReader implements FormatReader {
  /// The name other readers give what they know to be a pickle.
  public static final String FORMAT = "pickle";

  private static final int NEWEST_PROTOCOL = 5;
  private static final int WALK = 2_000;
  private static final int ENOUGH = 4;

  private final PickleFile.Policy policy;

  /// @param trusted what pickles may use besides what is known to be good
  public PickleReader(List<TrustedGlobal> trusted) {
    this.policy = new PickleFile.Policy(new Globals(trusted), new Python2Names());
  }

  @Override
  public String format() {
    return FORMAT;
  }

  @Override
  public List<Rule> rules() {
    return PickleRules.all();
  }

  /// From protocol 2 a pickle begins with its version. Before, it begins with any opcode, and so
  /// does much text: then what looks like one is tried.
  @Override
  public Recognition recognise(Content content) {
    Bytes bytes = content.bytes();
    int code = bytes.u8(0);
    if (code == Opcode.PROTO.code()) {
      boolean isPickle =
          bytes.has(0, 3) && bytes.u8(1) <= NEWEST_PROTOCOL && Opcode.of(bytes.u8(2)).isPresent();
      return isPickle ? Recognition.YES : Recognition.NO;
    }
    var walk = new OpcodeWalk(bytes);
    OpcodeWalk.End end = walk.walk(0, WALK);
    boolean couldBe =
        switch (end) {
          case STOP -> walk.opcodes() > 1;
          case ENOUGH -> true;
          case NO_OPCODE -> walk.imports();
        };
    return couldBe && isOne(bytes) ? Recognition.YES : Recognition.NO;
  }

  /// A few opcodes that end in the middle of a text are no accident only when harm follows; nor is
  /// the head of an archive, which reads as a persistent id, a pickle unless it does harm.
  private boolean isOne(Bytes bytes) {
    var budget = new Budget(Limits.STANDARD, System::nanoTime);
    Trial trial = Trial.strictlyAt(0, bytes, budget, policy);
    if (bytes.startsWith(0, "PK\3\4")) {
      return !trial.harm().isEmpty();
    }
    return switch (trial.ending()) {
      case RUNNING, INLINE_PICKLE -> true;
      case STOPPED ->
          trial.opcodes() >= ENOUGH
              || !bytes.has(trial.end(), 1)
              || new HiddenStreams(bytes, budget, policy).find(trial.end()).isPresent();
      case BROKEN, CUT_SHORT -> trial.isSuspicious();
    };
  }

  @Override
  public Outcome read(Content content, Scan scan) {
    new PickleReading(content, scan, policy).read();
    return Outcome.READ;
  }
}
