package dev.trivet.artifact.pickle;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.scan.Budget;
import java.nio.charset.StandardCharsets;
import java.util.Optional;

/// Looks for pickles that do harm where none is expected: behind the end of another, in a gap, at
/// the end of a file of something else.
final class HiddenStreams {
  private static final long MOST_BYTES = 64L << 20;
  private static final int MOST_TRIALS = 1_000;
  private static final int WALK = 1_000;
  private static final int LONGEST_NAMES = 200;
  private static final int CHUNK = 1 << 16;
  private static final int NEWEST_PROTOCOL = 5;

  private final Bytes bytes;
  private final Budget budget;
  private final PickleFile.Policy policy;
  private final OpcodeWalk walk;
  private int trials;

  HiddenStreams(Bytes bytes, Budget budget, PickleFile.Policy policy) {
    this.bytes = bytes;
    this.budget = budget;
    this.policy = policy;
    this.walk = new OpcodeWalk(bytes);
  }

  /// The first stream from `from` on that does harm.
  Optional<Trial> find(long from) {
    byte[] chunk = new byte[CHUNK];
    long end = from + MOST_BYTES;
    for (long at = from; at < end; at += CHUNK) {
      int filled = bytes.copyAvailable(at, chunk);
      for (int i = 0; i < filled; i++) {
        if (mayBegin(chunk, i, filled, at + i)) {
          Optional<Trial> found = attempt(at + i);
          if (found.isPresent() || trials > MOST_TRIALS) {
            return found;
          }
        }
      }
      if (filled < CHUNK) {
        break;
      }
      budget.checkTime();
    }
    return Optional.empty();
  }

  private boolean mayBegin(byte[] chunk, int i, int filled, long place) {
    int code = chunk[i] & 0xff;
    if (code == Opcode.PROTO.code()) {
      int version =
          i + 1 < filled ? chunk[i + 1] : bytes.has(place + 1, 1) ? bytes.u8(place + 1) : -1;
      return version >= 0 && version <= NEWEST_PROTOCOL;
    }
    boolean isImport = code == Opcode.GLOBAL.code() || code == Opcode.INST.code();
    boolean isBeforeLetter =
        isImport && (i + 1 >= filled || Character.isLetter(chunk[i + 1]) || chunk[i + 1] == '_');
    return isBeforeLetter && namesHarm(place + 1);
  }

  /// Whether two lines follow that name something harmful.
  private boolean namesHarm(long place) {
    return name(place)
        .filter(n -> policy.globals().judge(n.module(), n.name()).isHarmful())
        .isPresent();
  }

  /// What two lines name.
  private Optional<Python2Names.Name> name(long place) {
    byte[] near = new byte[LONGEST_NAMES];
    int filled = bytes.copyAvailable(place, near);
    String[] lines = new String(near, 0, filled, StandardCharsets.ISO_8859_1).split("\n", 3);
    return lines.length == 3 && isName(lines[0]) && isName(lines[1])
        ? Optional.of(policy.python2Names().renamed(lines[0], lines[1]))
        : Optional.empty();
  }

  /// Words of a text can be a module's name and another that follow an opcode's letter; a function
  /// that acts is no accident even where the stream breaks off.
  private boolean isUnmistakable(long place) {
    return bytes.u8(place) == Opcode.PROTO.code()
        || name(place + 1)
            .filter(n -> n.name().equals("Popen") || Attributes.acts(n.name()))
            .isPresent();
  }

  private static boolean isName(String line) {
    return !line.isEmpty()
        && line.chars().allMatch(c -> c == '.' || c == '_' || Character.isLetterOrDigit(c));
  }

  private Optional<Trial> attempt(long place) {
    walk.walk(place, WALK);
    if (!walk.imports()) {
      return Optional.empty();
    }
    trials++;
    Trial trial = Trial.at(place, bytes, budget, policy);
    boolean isMeant = trial.ending() == Ending.STOPPED || isUnmistakable(place);
    return trial.harm().isEmpty() || !isMeant ? Optional.empty() : Optional.of(trial);
  }
}
