package dev.trivet.artifact.rdata;

import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.Scan;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/// Reads the items of a stream one after another. What is in an item follows it in the stream, so
/// that a count of items still to come is all the state there is.
///
/// Source: the R Internals manual, section 1.8 "Serialization Formats", and R's own reader.
final class RdataWalk {
  private static final Set<String> HARMFUL =
      Set.of(
          "system",
          "system2",
          "shell",
          "shell.exec",
          "pipe",
          "dyn.load",
          "library.dynam",
          "download.file",
          "source",
          "sys.source",
          "install.packages",
          "unlink",
          "file.remove",
          "socketConnection",
          "url",
          "Sys.setenv",
          "writeLines",
          "writeBin",
          "file.copy",
          "file.create",
          "makeActiveBinding",
          "reg.finalizer",
          "Rscript",
          ".Call",
          ".External",
          ".C",
          ".Fortran",
          "py_run_string",
          "py_eval",
          "sourceCpp",
          "cppFunction",
          "rawConnection",
          "readRDS",
          "load",
          "unserialize",
          "attachNamespace",
          "browseURL",
          "setHook",
          "addTaskCallback");
  private static final Set<String> ODD = Set.of("parse", "str2lang", "str2expression", "evalq");
  private static final Set<String> BY_NAME = Set.of("do.call", "match.fun", "get", "getFunction");
  private static final int CALL = 6;

  private final Content content;
  private final Scan scan;
  private final RdataInput in;
  private final List<String> references = new ArrayList<>();
  private final Set<String> heads = new HashSet<>();
  private final Set<String> harmfulTexts = new HashSet<>();
  private long pending = 1;
  private boolean isHeadNext;
  private boolean isFunctionNext;
  private boolean isSymbolNext;
  private boolean isFromNamespace;
  private boolean isPromiseNext;
  private boolean hasFunction;

  RdataWalk(Content content, Scan scan, RdataInput in) {
    this.content = content;
    this.scan = scan;
    this.in = in;
  }

  void walk() {
    for (long step = 1; pending > 0; step++) {
      if (step % 4096 == 0) {
        scan.budget().checkTime();
      }
      pending--;
      if (!item()) {
        return;
      }
    }
    conclude();
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
      case 21 -> stop(RdataRules.BYTECODE, "bytecode");
      default -> stop(RdataRules.BROKEN, "an item of type %d".formatted(type));
    };
  }

  private boolean add(long count) {
    pending += count;
    return true;
  }

  private boolean stop(Rule rule, String message) {
    conclude();
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
    String name = index > 0 && index <= references.size() ? references.get(index - 1) : "";
    if (isHead) {
      head(name);
    } else {
      mention(name);
    }
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
    hasFunction = true;
    return add(2L + attributes + environment);
  }

  private boolean unbound(boolean isValueOfPromise) {
    if (isValueOfPromise) {
      scan.report(RdataRules.PROMISE, content, in.at, "a promise without a value");
    }
    return true;
  }

  private boolean function(int extra) {
    hasFunction = true;
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
    refer("");
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
      refer(text);
    }
    if (isSymbol && isHead) {
      head(text);
    } else if (isSymbol) {
      mention(text);
    } else if (HARMFUL.contains(text)) {
      harmfulTexts.add(text);
    }
    return true;
  }

  private void refer(String name) {
    scan.budget().reserve(48L + 2L * name.length());
    references.add(name);
  }

  private void head(String name) {
    isFromNamespace = name.equals("::") || name.equals(":::");
    heads.add(name);
    if (HARMFUL.contains(name)) {
      scan.report(RdataRules.HARMFUL_CALL, content, in.at, name + "(...)");
    }
  }

  /// `base::system`: the name stands behind the namespace's.
  private void mention(String name) {
    if (isFromNamespace && HARMFUL.contains(name)) {
      scan.report(RdataRules.HARMFUL_CALL, content, in.at, "::" + name);
      isFromNamespace = false;
    }
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
      head(name);
    }
    return true;
  }

  private boolean pointer(int attributes) {
    refer("");
    return add(2L + attributes);
  }

  private boolean weak(int attributes) {
    refer("");
    return add(attributes);
  }

  private boolean names() {
    in.integer();
    int length = in.integer();
    if (length < 0 || !in.bytes.has(in.at, length)) {
      return stop(RdataRules.CLAIM, "%,d names".formatted(length));
    }
    refer("");
    return add(length);
  }

  /// What only the whole tells: functions called by name, and code made from text.
  private void conclude() {
    boolean callsByName = heads.stream().anyMatch(BY_NAME::contains);
    if (callsByName && !harmfulTexts.isEmpty()) {
      scan.report(RdataRules.HARMFUL_CALL, content, 0, "by name: " + harmfulTexts);
    }
    if (heads.contains("eval") && heads.stream().anyMatch(ODD::contains)) {
      scan.report(RdataRules.ODD_CALL, content, 0, "eval of parsed text");
    }
    if (hasFunction) {
      scan.report(RdataRules.FUNCTION, content, 0, "functions");
    }
  }
}
