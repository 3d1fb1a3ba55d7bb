package dev.trivet.artifact.gguf;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.config.EncodedText;
import dev.trivet.artifact.scan.Content;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashSet;
import java.util.Set;

/// Reads the metadata: names with values of thirteen types.
final class GgufMetadata {
  private static final int STRING = 8;
  private static final int ARRAY = 9;
  private static final int DEEPEST = 8;
  private static final int LONGEST_KEY = 1 << 16;
  private static final int LONGEST_TEXT = 1 << 20;
  private static final int SMALLEST_PAIR = 13;
  private static final int COST_OF_KEY = 80;
  private static final int LONGER_THAN_A_TOKEN = 200;
  private static final int MOST_LONG = 10_000;

  private final GgufCursor in;
  private final Set<String> keys = new HashSet<>();
  private long alignment = 32;

  GgufMetadata(GgufCursor in) {
    this.in = in;
  }

  long alignment() {
    return alignment;
  }

  void read(long count) {
    if (!in.has(count, SMALLEST_PAIR)) {
      throw in.refuse(GgufRules.CLAIM, Long.toUnsignedString(count) + " metadata values");
    }
    for (long i = 0; i < count; i++) {
      in.scan().budget().takeEntries(1);
      String key = in.text(LONGEST_KEY);
      in.scan().budget().reserve(COST_OF_KEY + 2L * key.length());
      if (!keys.add(key)) {
        in.scan().report(GgufRules.DUPLICATE, in.content(), in.at(), key);
      }
      value(key, in.i32());
    }
  }

  private void value(String key, int type) {
    if (type == ARRAY) {
      arrays(key);
    } else if (type == STRING) {
      text(key);
    } else if (key.equals("general.alignment") && size(type) == 4) {
      alignment = Integer.toUnsignedLong(in.i32());
      checkAlignment();
    } else {
      in.skip(size(type));
    }
  }

  private void checkAlignment() {
    boolean isPowerOfTwo = alignment > 0 && (alignment & (alignment - 1)) == 0;
    if (!isPowerOfTwo || alignment > 1 << 20) {
      throw in.refuse(GgufRules.ALIGNMENT, Long.toString(alignment));
    }
  }

  /// Arrays in arrays, by a stack of how many elements of each are still to come.
  private void arrays(String key) {
    Deque<Long> open = new ArrayDeque<>();
    array(key, open);
    while (!open.isEmpty()) {
      long left = open.pop();
      if (left > 0) {
        open.push(left - 1);
        array(key, open);
      }
    }
  }

  private void array(String key, Deque<Long> open) {
    int type = in.i32();
    if (type == ARRAY) {
      open.push(in.count(12, "arrays"));
      in.scan().budget().takeEntries(1);
      if (open.size() > DEEPEST) {
        throw in.refuse(GgufRules.NESTED, "more than %d deep".formatted(DEEPEST));
      }
    } else if (type == STRING) {
      texts(key, in.count(4, "texts"));
    } else {
      long size = size(type);
      long length = in.count(size, "values") * size;
      embedded(key, in.content().part(in.at(), length));
      in.skip(length);
    }
  }

  private void text(String key) {
    Content here = in.textHere();
    embedded(key, here);
    if (key.contains("template") && here.bytes().has(0, LONGEST_TEXT + 1L)) {
      in.scan().open(in.content().entry(key, here.bytes()).as("jinja"));
      in.skipText();
      return;
    }
    EncodedText.open(key, in.text(LONGEST_TEXT), in.content(), in.scan());
  }

  /// Tokens are many and short; templates and files among them are not.
  private void texts(String key, long count) {
    boolean mayBeTemplates = key.contains("template");
    for (long i = 0; i < count; i++) {
      Bytes here = in.textHere().bytes();
      if (mayBeTemplates || (here.has(0, LONGER_THAN_A_TOKEN) && count < MOST_LONG)) {
        text(key);
      } else {
        in.skipText();
      }
      if ((i & 0xfff) == 0) {
        in.scan().budget().checkTime();
      }
    }
  }

  /// Numbers or texts that begin like a program, an archive or a pickle.
  private void embedded(String key, Content value) {
    Bytes bytes = value.bytes();
    boolean isFile =
        bytes.has(0, 16)
            && (bytes.startsWith(0, "\u007fELF")
                || bytes.startsWith(0, "MZ")
                || bytes.startsWith(0, "PK\u0003\u0004")
                || bytes.startsWith(0, "#!/")
                || (bytes.u8(0) == 0x80 && bytes.u8(1) <= 5)
                || bytes.i32be(0) == 0xcafebabe
                || bytes.i32be(0) == 0xcffaedfe);
    if (isFile) {
      in.scan().report(GgufRules.EMBEDDED, in.content(), in.at(), key);
      in.scan().open(in.content().entry(key, bytes));
    }
  }

  private long size(int type) {
    return switch (type) {
      case 0, 1, 7 -> 1;
      case 2, 3 -> 2;
      case 4, 5, 6 -> 4;
      case 10, 11, 12 -> 8;
      default -> throw in.refuse(GgufRules.VALUE_TYPE, Integer.toUnsignedString(type));
    };
  }
}
