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
  private static final int FIRST_WITH_VERSION = 2;
  private static final int WALK = 2_000;
  private static final int ENOUGH = 4;
  private static final int HEAD = 16;

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
    boolean isVersioned =
        code == Opcode.PROTO.code() && bytes.has(0, 3) && bytes.u8(1) >= FIRST_WITH_VERSION;
    if (isVersioned) {
      boolean isPickle = bytes.u8(1) <= NEWEST_PROTOCOL && Opcode.of(bytes.u8(2)).isPresent();
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
  /// the head of an archive or a font, which reads as a few opcodes, a pickle unless it does harm.
  private boolean isOne(Bytes bytes) {
    var budget = new Budget(Limits.STANDARD, System::nanoTime);
    Trial trial = Trial.strictlyAt(0, bytes, budget, policy);
    if (bytes.startsWith(0, "PK\3\4") || isFont(bytes)) {
      return !trial.harm().isEmpty();
    }
    return switch (trial.ending()) {
      case RUNNING, INLINE_PICKLE -> true;
      case STOPPED ->
          trial.opcodes() >= ENOUGH
              || !bytes.has(trial.end(), 1)
              || new HiddenStreams(bytes, budget, policy).find(trial.end()).isPresent();
      case BROKEN, CUT_SHORT -> trial.isSuspicious() && isMeant(trial, bytes);
    };
  }

  /// The first words of a text can be a few opcodes; what comes of them is then no pickle's doing.
  private static boolean isMeant(Trial trial, Bytes bytes) {
    byte[] head = new byte[HEAD];
    int filled = bytes.copyAvailable(0, head);
    boolean isText = true;
    for (int i = 0; i < filled; i++) {
      isText &= head[i] >= ' ' || head[i] == '\n' || head[i] == '\r' || head[i] == '\t';
    }
    return !isText || trial.opcodes() >= ENOUGH || !trial.harm().isEmpty();
  }

  /// PostScript fonts begin with the bytes of a protocol number, and a length.
  private static boolean isFont(Bytes bytes) {
    return bytes.startsWith(2 + Integer.BYTES, "%!") && bytes.u8(0) == Opcode.PROTO.code();
  }

  @Override
  public Outcome read(Content content, Scan scan) {
    new PickleReading(content, scan, policy).read();
    return Outcome.READ;
  }
}
