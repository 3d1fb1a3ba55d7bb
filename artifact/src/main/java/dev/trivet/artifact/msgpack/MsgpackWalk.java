package dev.trivet.artifact.msgpack;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.msgpack.MsgpackCursor.Kind;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.Scan;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.List;

/// Walks over one document. What it finds waits until it is known that this is MessagePack at all.
final class MsgpackWalk {
  private static final int DEEPEST = 1_000;
  private static final int STEPS = 1 << 12;
  private static final int LONGEST_KEY = 64;
  private static final int MOST_KEPT = 1_000;

  private final Content content;
  private final Bytes bytes;
  private final Scan scan;
  private final MsgpackCursor cursor;
  private final Deque<Frame> open = new ArrayDeque<>();
  private final List<Runnable> findings = new ArrayList<>();
  private long arrays;
  private long numbers;

  /// A map or array that is being read.
  private static final class Frame {
    private final boolean isMap;
    private long left;
    private boolean isKeyNext;
    private String key = "";
    private boolean holdsObjects;
    private long dataAt;
    private long dataLength;

    Frame(Kind kind, long count) {
      isMap = kind == Kind.MAP;
      left = count;
      isKeyNext = isMap;
    }
  }

  MsgpackWalk(Content content, Scan scan) {
    this.content = content;
    this.bytes = content.bytes();
    this.scan = scan;
    this.cursor = new MsgpackCursor(bytes, 0, bytes.size());
  }

  /// @throws MsgpackBroken where it is none
  void walk() {
    take(cursor.next());
    for (long step = 1; !open.isEmpty(); step++) {
      if (step % STEPS == 0) {
        scan.budget().checkTime();
      }
      Frame frame = open.element();
      if (frame.left == 0) {
        leave(open.pop());
      } else {
        step(frame);
      }
    }
  }

  private void step(Frame frame) {
    Kind kind = cursor.next();
    if (frame.isKeyNext) {
      key(frame, kind);
      return;
    }
    frame.left--;
    frame.isKeyNext = frame.isMap;
    if (frame.isMap) {
      member(frame, kind);
    }
    take(kind);
  }

  private void key(Frame frame, Kind kind) {
    boolean isName = kind == Kind.TEXT || kind == Kind.BYTES;
    if (kind == Kind.ARRAY || kind == Kind.MAP || kind == Kind.EXTENSION) {
      throw new MsgpackBroken(cursor.begin(), "a map has a key that is no name or number");
    }
    frame.key = isName ? cursor.text(LONGEST_KEY) : "";
    frame.isKeyNext = false;
  }

  /// Arrays as the package msgpack-numpy writes them: those of kind `O` it unpickles.
  private void member(Frame frame, Kind kind) {
    boolean isData = kind == Kind.TEXT || kind == Kind.BYTES;
    if (isData && frame.key.equals("kind")) {
      frame.holdsObjects = cursor.text(2).equals("O");
    } else if (isData && frame.key.equals("data")) {
      frame.dataAt = cursor.at();
      frame.dataLength = cursor.count();
    }
  }

  private void leave(Frame frame) {
    if (frame.holdsObjects && frame.dataLength > 0) {
      report(() -> {
        scan.report(MsgpackRules.OBJECTS, content, frame.dataAt, "as msgpack-numpy unpickles them");
        scan.open(content.part(frame.dataAt, frame.dataLength).as("pickle"));
      });
    }
  }

  private void take(Kind kind) {
    if (kind == Kind.ARRAY || kind == Kind.MAP) {
      scan.budget().takeEntries(1);
      if (open.size() >= DEEPEST) {
        throw new MsgpackBroken(MsgpackRules.DEEP, cursor.begin(), "more than " + DEEPEST);
      }
      open.push(new Frame(kind, cursor.count()));
    } else if (kind == Kind.EXTENSION) {
      extension();
    }
  }

  private void extension() {
    scan.budget().takeEntries(1);
    long at = cursor.begin();
    FlaxValue.Checked checked =
        FlaxValue.check(bytes, cursor.extension(), cursor.at(), cursor.count());
    arrays += checked.problem().isEmpty() ? 1 : 0;
    numbers += checked.numbers();
    checked.problem().ifPresent(p -> report(() -> scan.report(p.rule(), content, at, p.message())));
  }

  private void report(Runnable finding) {
    if (findings.size() < MOST_KEPT) {
      findings.add(finding);
    }
  }

  /// Where the document ends.
  long end() {
    return cursor.position();
  }

  /// Whether an array as Flax writes them was met.
  boolean hasArrays() {
    return arrays > 0;
  }

  /// Says all that was found so far.
  void say() {
    findings.forEach(Runnable::run);
    if (numbers > 0) {
      scan.skip("%s: %,d bytes of tensors".formatted(content.where(), numbers));
    }
  }
}
