package dev.trivet.artifact.facts;

import dev.trivet.artifact.bytes.Bytes;
import java.util.Optional;
import java.util.OptionalLong;
import java.util.regex.Pattern;

/// Reads the library version that scikit-learn writes into every estimator it pickles, as text.
final class PickleFacts {
  private static final byte[] KEY = {
    '_', 's', 'k', 'l', 'e', 'a', 'r', 'n', '_', 'v', 'e', 'r', 's', 'i', 'o', 'n'
  };
  private static final long FAR = 256L << 20;
  private static final int BEHIND = 12;
  private static final Pattern VERSION = Pattern.compile("[0-9]+\\.[0-9]+[0-9A-Za-z.+-]{0,24}");

  private PickleFacts() {}

  static boolean recognises(Bytes bytes) {
    return bytes.has(0, 16) && bytes.u8(0) == 0x80 && bytes.u8(1) >= 2 && bytes.u8(1) <= 5;
  }

  static FileFacts read(Bytes bytes) {
    var facts = new FileFacts.Builder("pickle");
    facts.state("protocol", Integer.toString(bytes.u8(1)));
    OptionalLong key = bytes.indexOf(KEY, 0, FAR);
    if (key.isPresent()) {
      version(bytes, key.getAsLong() + KEY.length)
          .ifPresent(version -> facts.state("sklearn.version", version));
    }
    facts.unread("everything else: a pickle is not run");
    return facts.build();
  }

  /// The text that follows within a few operation codes: `\x8c`, a length, the version.
  private static Optional<String> version(Bytes bytes, long from) {
    for (long at = from; at < from + BEHIND && bytes.has(at, 40); at++) {
      int length =
          bytes.u8(at) == 0x8c ? bytes.u8(at + 1) : bytes.u8(at) == 'X' ? bytes.i32le(at + 1) : 0;
      int begin = bytes.u8(at) == 'X' ? 5 : 2;
      if (length > 0 && length < 32 && bytes.has(at + begin, length)) {
        return Optional.of(bytes.latin1(at + begin, length))
            .filter(text -> VERSION.matcher(text).matches());
      }
    }
    return Optional.empty();
  }
}
