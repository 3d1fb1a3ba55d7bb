package dev.trivet.artifact.rdata;

import dev.trivet.artifact.rdata.Upcoming.Kind;
import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.Scan;
import java.util.Optional;

/// Reads the items of a stream one after another. What is in an item follows it in the stream, so
/// that a count of items still to come is all the state there is.
///
/// Source: the R Internals manual, section 1.8 "Serialization Formats", and R's own reader.
final class RdataWalk {
  private static final int CALL = 6;
  private static final int LIST = 2;
  private static final int BYTECODE = 21;
  private static final int CALL_WITH_ATTRIBUTES = 240;
  private static final int LIST_WITH_ATTRIBUTES = 239;
  private static final int SHARED_FIRST = 244;
  private static final int SHARED_AGAIN = 243;

  private final Content content;
  private final Scan scan;
  private final RdataInput in;
  private final RdataCalls calls;
  private final Upcoming upcoming;
  private boolean isHeadNext;
  private boolean isFunctionNext;
  private boolean isSymbolNext;
  private boolean isPromiseNext;

  RdataWalk(Content content, Scan scan, RdataInput in) {
    this.content = content;
    this.scan = scan;
    this.in = in;
    this.calls = new RdataCalls(content, scan);
    this.upcoming = new Upcoming(scan.budget());
  }

  void walk() {
    add(1);
    Optional<Kind> next = upcoming.next();
    for (long step = 1; next.isPresent(); step++) {
      if (step % 4096 == 0) {
        scan.budget().checkTime();
      }
      if (!read(next.get())) {
        return;
      }
      next = upcoming.next();
    }
    calls.conclude();
  }

  /// @return false when what follows cannot be read
  private boolean read(Kind kind) {
    return switch (kind) {
      case ITEM -> item();
      case CONSTANT_COUNT -> constants();
      case CONSTANT -> constant(true);
      case CALLED -> constant(true);
      case REST -> constant(false);
    };
  }

  /// @return false when what follows cannot be read
  private boolean item() {
    int flags = in.integer();
    int type = flags & 0xff;
    int attributes = (flags & 0x200) != 0 ? 1 : 0;
    int tag = (flags & 0x400) != 0 ? 1 : 0;
    boolean isHead = isHeadNext;
    isHeadNext = false;
    boolean isValueOfPromise = isPromiseNext;
    isPromiseNext = false;
    return switch (type) {
      case 252 -> unbound(isValueOfPromise);
      case 0, 254, 253, 251, 250, 242, 241 -> true;
      case 1 -> symbol(isHead);
      case 255 -> reference(flags, isHead);
      case 2, 17 -> pairs(flags, attributes + tag);
      case 5 -> promise(attributes, tag);
      case 3 -> function(attributes + tag);
      case CALL, 240, 239 -> call(type, attributes + tag);
      case 4 -> environment();
      case 9 -> characters();
      case 10, 13 -> vector(4, attributes);
      case 14 -> vector(8, attributes);
      case 15 -> vector(16, attributes);
      case 24 -> vector(1, attributes);
      case 16, 19, 20 -> items(attributes);
      case 7, 8 -> builtin(isHead);
      case 22 -> pointer(attributes);
      case 23 -> weak(attributes);
      case 25 -> add(attributes);
      case 238 -> add(3);
      case 249, 248, 247 -> names();
      case BYTECODE -> bytecode(attributes);
      default -> stop(RdataRules.BROKEN, "an item of type %d".formatted(type));
    };
  }

  /// Compiled code: how much its constants share, its instructions, its constants. Whatever the
  /// instructions call stands among the constants by its name.
  private boolean bytecode(int attributes) {
    in.integer();
    calls.function();
    add(attributes);
    return instructions();
  }

  private boolean instructions() {
    upcoming.add(Kind.CONSTANT_COUNT, 1);
    return add(1);
  }

  private boolean constants() {
    int count = in.integer();
    if (count < 0 || !in.bytes.has(in.at, count)) {
      return stop(RdataRules.CLAIM, "%,d constants".formatted(count));
    }
    upcoming.add(Kind.CONSTANT, count);
    return true;
  }

  /// A call among the constants is written item by item, without flags; all else as ever.
  private boolean constant(boolean isHead) {
    int type = in.integer();
    if (type == SHARED_AGAIN) {
      in.integer();
      return true;
    }
    if (type == SHARED_FIRST) {
      in.integer();
      type = in.integer();
    }
    return switch (type) {
      case BYTECODE -> instructions();
      case CALL, CALL_WITH_ATTRIBUTES -> pair(Kind.CALLED, type == CALL ? 1 : 2);
      case LIST, LIST_WITH_ATTRIBUTES -> pair(Kind.REST, type == LIST ? 1 : 2);
      default -> {
        isHeadNext = isHead;
        upcoming.add(Kind.ITEM, 1);
        yield true;
      }
    };
  }

  /// A tag, perhaps behind attributes, and the two halves.
  private boolean pair(Kind first, int before) {
    upcoming.add(Kind.REST, 1);
    upcoming.add(first, 1);
    return add(before);
  }

  private boolean add(long count) {
    upcoming.add(Kind.ITEM, count);
    return true;
  }

  private boolean stop(Rule rule, String message) {
    calls.conclude();
    scan.report(rule, content, in.at, message);
    return false;
  }

  private boolean symbol(boolean isHead) {
    isSymbolNext = true;
    isFunctionNext = isHead;
    return add(1);
  }

  private boolean reference(int flags, boolean isHead) {
    int index = flags >> 8 == 0 ? in.integer() : flags >> 8;
    calls.named(calls.reference(index), isHead, in.at);
    return true;
  }

  /// A binding of an environment may be active: it then calls a function.
  private boolean pairs(int flags, int extra) {
    boolean isActive = (flags >> 12 & 0x8000) != 0;
    if (isActive) {
      scan.report(RdataRules.ACTIVE_BINDING, content, in.at, "an active binding");
    }
    return add(2L + extra);
  }

  /// A promise that still has its environment, or no value, was not evaluated yet.
  private boolean promise(int attributes, int environment) {
    if (environment > 0 || attributes > 0) {
      scan.report(RdataRules.PROMISE, content, in.at, "a promise");
    }
    isPromiseNext = true;
    calls.function();
    return add(2L + attributes + environment);
  }

  private boolean unbound(boolean isValueOfPromise) {
    if (isValueOfPromise) {
      scan.report(RdataRules.PROMISE, content, in.at, "a promise without a value");
    }
    return true;
  }

  private boolean function(int extra) {
    calls.function();
    return add(2L + extra);
  }

  /// What is called stands first, unless attributes or a tag stand before it.
  private boolean call(int type, int extra) {
    boolean hasMore = type != CALL;
    isHeadNext = extra == 0 && !hasMore;
    return add(2L + Math.max(extra, hasMore ? 1 : 0));
  }

  private boolean environment() {
    in.integer();
    calls.refer("");
    return add(4);
  }

  private boolean characters() {
    int length = in.integer();
    boolean isSymbol = isSymbolNext;
    boolean isHead = isFunctionNext;
    isSymbolNext = false;
    isFunctionNext = false;
    if (length < -1 || (length > 0 && !in.bytes.has(in.at, length))) {
      return stop(RdataRules.CLAIM, "a text of %,d bytes".formatted(length));
    }
    String text = length <= 0 ? "" : in.text(length);
    if (isSymbol) {
      calls.refer(text);
      calls.named(text, isHead, in.at);
    } else {
      calls.text(text);
    }
    return true;
  }

  private long length() {
    long length = in.integer();
    if (length != -1) {
      return length;
    }
    long high = Integer.toUnsignedLong(in.integer());
    return high << 32 | Integer.toUnsignedLong(in.integer());
  }

  private boolean vector(int size, int attributes) {
    long length = length();
    if (!in.skip(length, size)) {
      return stop(RdataRules.CLAIM, "%,d values of %d bytes".formatted(length, size));
    }
    return add(attributes);
  }

  private boolean items(int attributes) {
    long length = length();
    if (length < 0 || length > Long.MAX_VALUE / 8 || !in.bytes.has(in.at, length * 2)) {
      return stop(RdataRules.CLAIM, "%,d items".formatted(length));
    }
    return add(length + attributes);
  }

  private boolean builtin(boolean isHead) {
    int length = in.integer();
    if (length < 0 || !in.bytes.has(in.at, length)) {
      return stop(RdataRules.CLAIM, "a name of %,d bytes".formatted(length));
    }
    String name = in.text(length);
    if (isHead) {
      calls.named(name, true, in.at);
    }
    return true;
  }

  private boolean pointer(int attributes) {
    calls.refer("");
    return add(2L + attributes);
  }

  private boolean weak(int attributes) {
    calls.refer("");
    return add(attributes);
  }

  private boolean names() {
    in.integer();
    int length = in.integer();
    if (length < 0 || !in.bytes.has(in.at, length)) {
      return stop(RdataRules.CLAIM, "%,d names".formatted(length));
    }
    calls.refer("");
    return add(length);
  }
}
