package dev.trivet.artifact.trees;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.json.JsonFrame;
import dev.trivet.artifact.json.JsonVisitor;
import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.Budget;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Walks through a UBJSON document with a list of what is open. Arrays of numbers are passed over,
/// those of tree indices excepted.
final class UbjWalk {
  private static final int DEEPEST = 1_000;
  private static final int LONGEST_TEXT = 1 << 22;

  private final Bytes bytes;
  private final Budget budget;
  private final List<JsonVisitor> visitors;
  private final Set<String> kept;
  private @Nullable Open open;
  private long at;
  private long values;

  /// A container that is being read.
  private static final class Open {
    final @Nullable Open around;
    final JsonFrame frame;
    int type;
    long left = -1;

    Open(@Nullable Open around, JsonFrame frame) {
      this.around = around;
      this.frame = frame;
    }
  }

  /// The document says something impossible.
  static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient Rule rule;
    private final long at;

    Broken(Rule rule, long at, String why) {
      super(why, null, false, false);
      this.rule = rule;
      this.at = at;
    }

    Rule rule() {
      return rule;
    }

    long at() {
      return at;
    }
  }

  UbjWalk(Bytes bytes, Budget budget, List<JsonVisitor> visitors, Set<String> kept) {
    this.bytes = bytes;
    this.budget = budget;
    this.visitors = visitors;
    this.kept = kept;
  }

  /// How many values were met.
  long values() {
    return values;
  }

  /// @return where the document ends
  long walk() {
    value(type(), "");
    while (open != null) {
      step(open);
      if (++values % 4096 == 0) {
        budget.checkTime();
      }
    }
    return at;
  }

  private void step(Open now) {
    boolean isCounted = now.left >= 0;
    int end = now.frame.isArray() ? ']' : '}';
    if (isCounted ? now.left == 0 : peek() == end) {
      at += isCounted ? 0 : 1;
      visitors.forEach(visitor -> visitor.leave(now.frame));
      open = now.around;
      return;
    }
    now.left -= isCounted ? 1 : 0;
    String name = now.frame.isArray() ? now.frame.name() : text(count());
    value(now.type != 0 ? now.type : type(), name);
  }

  private int peek() {
    need(1);
    return bytes.u8(at);
  }

  private int type() {
    int type = peek();
    at++;
    while (type == 'N') {
      type = peek();
      at++;
    }
    return type;
  }

  private void value(int type, String name) {
    long begin = at;
    switch (type) {
      case '{', '[' -> enter(type == '[', name);
      case 'S', 'H' -> text(name, text(count()), begin, type == 'S');
      case 'C' -> text(name, text(1), begin, true);
      case 'Z' -> text(name, "null", begin, false);
      case 'T' -> text(name, "true", begin, false);
      case 'F' -> text(name, "false", begin, false);
      case 'd', 'D' -> skip(type == 'd' ? 4 : 8);
      default -> text(name, Long.toString(integer(type)), begin, false);
    }
  }

  private void text(String name, String value, long begin, boolean isText) {
    Open now = open;
    if (now == null) {
      return;
    }
    now.frame.counted();
    if (!now.frame.isArray() && kept.contains(name)) {
      now.frame.keep(name, value);
    }
    for (JsonVisitor visitor : visitors) {
      if (isText) {
        visitor.text(now.frame, name, value, begin);
      } else {
        visitor.word(now.frame, name, value, begin);
      }
    }
  }

  private void enter(boolean isArray, String name) {
    Open around = open;
    JsonFrame.Kind kind = isArray ? JsonFrame.Kind.ARRAY : JsonFrame.Kind.OBJECT;
    var now = new Open(around, JsonFrame.in(around == null ? null : around.frame, name, kind, at));
    if (now.frame.depth() > DEEPEST) {
      throw new Broken(TreeRules.NESTED, at, "more than %,d deep".formatted(DEEPEST));
    }
    open = now;
    visitors.forEach(visitor -> visitor.enter(now.frame));
    if (peek() == '$') {
      at++;
      now.type = type();
    }
    if (peek() == '#') {
      at++;
      now.left = count();
      typed(now);
    } else if (now.type != 0) {
      throw new Broken(TreeRules.BROKEN, at, "a type without a count");
    }
  }

  /// Numbers of one type are as many bytes as they say, or the count lies.
  private void typed(Open now) {
    int size = size(now.type);
    long least = now.type == 0 ? 1 : size;
    if (least > 0 && (now.left > Long.MAX_VALUE / least || !bytes.has(at, now.left * least))) {
      throw new Broken(TreeRules.CLAIM, at, "%,d values".formatted(now.left));
    }
    boolean isNothing = now.type == 'Z' || now.type == 'T' || now.type == 'F' || now.type == 'N';
    if (isNothing && now.left > 1 << 20) {
      throw new Broken(TreeRules.CLAIM, at, "%,d values without bytes".formatted(now.left));
    }
    boolean isRead = now.frame.name().endsWith("_children") || !now.frame.isArray();
    if (size > 0 && !isRead) {
      at += now.left * size;
      now.left = 0;
    }
  }

  private static int size(int type) {
    return switch (type) {
      case 'i', 'U' -> 1;
      case 'I' -> 2;
      case 'l', 'd' -> 4;
      case 'L', 'D' -> 8;
      default -> 0;
    };
  }

  private long integer(int type) {
    int size = size(type);
    if (size == 0) {
      throw new Broken(TreeRules.BROKEN, at, "no value begins with %02x".formatted(type));
    }
    skip(size);
    return switch (type) {
      case 'i' -> (byte) bytes.u8(at - 1);
      case 'U' -> bytes.u8(at - 1);
      case 'I' -> (short) bytes.u16be(at - 2);
      case 'l' -> bytes.i32be(at - 4);
      default -> bytes.i64be(at - 8);
    };
  }

  private long count() {
    long begin = at;
    long count = integer(type());
    if (count < 0) {
      throw new Broken(TreeRules.CLAIM, begin, "a count of %,d".formatted(count));
    }
    return count;
  }

  private String text(long length) {
    if (!bytes.has(at, length)) {
      throw new Broken(TreeRules.CLAIM, at, "a text of %,d bytes".formatted(length));
    }
    String text = bytes.utf8(at, (int) Math.min(length, LONGEST_TEXT));
    at += length;
    return text;
  }

  private void skip(long length) {
    need(length);
    at += length;
  }

  private void need(long length) {
    if (!bytes.has(at, length)) {
      throw new Broken(TreeRules.BROKEN, at, "it ends too early");
    }
  }
}
