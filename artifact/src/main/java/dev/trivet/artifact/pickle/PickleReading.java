package dev.trivet.artifact.pickle;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.pickle.OperandStack.Underflow;
import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.Scan;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.Optional;

/// Reads all pickles of one content.
final class PickleReading implements Reports {
  private static final int LEGACY_STREAMS = 5;
  private static final int MOST_INLINE = 32;
  private static final int START = 64;

  private final Content content;
  private final Scan scan;
  private final PickleFile.Policy policy;
  private final PickleFile file;
  private final TorchStorages storages;
  private final Machine machine;
  private boolean saidPersistent;

  PickleReading(Content content, Scan scan, PickleFile.Policy policy) {
    this.content = content;
    this.scan = scan;
    this.policy = policy;
    this.file = new PickleFile(content.bytes(), scan.budget(), this, policy);
    this.storages = new TorchStorages(file);
    this.machine = new Machine(file, Underflow.BREAKS);
  }

  void read() {
    try {
      streams();
    } finally {
      sayImports();
      saySkips();
      machine.release();
    }
  }

  private void streams() {
    boolean isLegacy = storages.isLegacyFile();
    Bytes bytes = content.bytes();
    long at = 0;
    int count = 0;
    while (bytes.has(at, 1)) {
      machine.begin(at);
      if (run() != Ending.STOPPED) {
        return;
      }
      count++;
      at = machine.position();
      if (isLegacy && count == LEGACY_STREAMS) {
        legacyTail(at);
        return;
      }
      long tail = storages.tarTail(machine.result(), at);
      if (tail > 0 && bytes.has(at, tail)) {
        at += tail;
      } else if (bytes.has(at, 1) && !startsStream(at)) {
        trailing(at);
        return;
      }
    }
  }

  /// Runs the machine, and the streams joblib puts in its middle, until the outermost stands still.
  private Ending run() {
    Deque<Machine> running = new ArrayDeque<>();
    running.push(machine);
    while (true) {
      Machine present = running.element();
      Ending ending = present.run(Long.MAX_VALUE >> 1);
      switch (ending) {
        case INLINE_PICKLE -> {
          if (running.size() >= MOST_INLINE) {
            broken(present, "objects are nested more than %d deep".formatted(MOST_INLINE));
            return Ending.BROKEN;
          }
          var inner = new Machine(file, Underflow.BREAKS);
          inner.begin(present.position());
          running.push(inner);
        }
        case STOPPED -> {
          running.pop();
          if (running.isEmpty()) {
            return ending;
          }
          running.element().resumeAt(present.position());
          present.release();
        }
        case CUT_SHORT -> {
          broken(present, "it ends without STOP");
          return ending;
        }
        case BROKEN, RUNNING -> {
          broken(present, present.problem());
          return Ending.BROKEN;
        }
      }
    }
  }

  private void broken(Machine broken, String why) {
    scan.report(
        PickleRules.BROKEN,
        content,
        broken.place(),
        "%s, after %,d opcodes".formatted(why, broken.opcodes()));
    hidden(broken.position());
  }

  private boolean startsStream(long at) {
    var walk = new OpcodeWalk(content.bytes());
    OpcodeWalk.End end = walk.walk(at, START);
    boolean hasMarker =
        content.bytes().u8(at) == Opcode.PROTO.code()
            && content.bytes().has(at, 2)
            && content.bytes().u8(at + 1) <= START;
    return switch (end) {
      case STOP, ENOUGH -> walk.opcodes() > 1;
      case NO_OPCODE -> hasMarker && walk.imports();
    };
  }

  private void legacyTail(long at) {
    long tail = storages.legacyTail();
    if (!content.bytes().has(at, tail)) {
      scan.report(
          PickleRules.BROKEN, content, at, "storages of %,d bytes should follow".formatted(tail));
    } else if (content.bytes().has(at + tail, 1)) {
      trailing(at + tail);
    }
    scan.skip("%s: %,d bytes of tensors".formatted(content.where(), tail));
  }

  private void trailing(long at) {
    long first = firstThatIsNotPadding(at);
    if (!content.bytes().has(first, 1)) {
      return;
    }
    scan.report(
        PickleRules.TRAILING,
        content,
        at,
        "%,d bytes follow".formatted(content.bytes().size() - at));
    hidden(first);
  }

  private long firstThatIsNotPadding(long at) {
    long first = at;
    while (content.bytes().has(first, 1) && isPadding(content.bytes().u8(first))) {
      first++;
    }
    return first;
  }

  private static boolean isPadding(int code) {
    return code == 0 || code == '\n' || code == '\r' || code == ' ';
  }

  private void hidden(long from) {
    Optional<Trial> found = new HiddenStreams(content.bytes(), scan.budget(), policy).find(from);
    found.ifPresent(trial -> {
      trial.harm().forEach(h -> report(h.rule(), h.place(), h.message()));
      scan.report(PickleRules.HIDDEN_STREAM, content, from, "found behind the end of a stream");
    });
  }

  /// The numbers of arrays, and texts and bytes so long that they lie among them.
  private void saySkips() {
    long bytes = file.places().leftOutBytes();
    if (bytes > 0) {
      scan.skip("%s: %,d bytes of long numbers and texts".formatted(content.where(), bytes));
    }
  }

  /// Imports that were never called, or never reported, are said once.
  private void sayImports() {
    for (Symbol symbol : file.symbols().all()) {
      if (symbol.importedAt() >= 0 && symbol.reports() == 0) {
        ruleOfImport(symbol)
            .ifPresent(rule ->
                report(
                    rule,
                    symbol.importedAt(),
                    "imports %s. %s".formatted(symbol.path(), symbol.judgement().reason())));
      }
    }
  }

  private static Optional<Rule> ruleOfImport(Symbol symbol) {
    return switch (symbol.judgement().standing()) {
      case GADGET -> Optional.of(PickleRules.GADGET);
      case IMPOSSIBLE -> Optional.of(PickleRules.BROKEN);
      case RISKY, UNLISTED, UNKNOWN -> Optional.of(PickleRules.UNKNOWN_GLOBAL);
      case HARMLESS ->
          symbol.judgement().isTrusted() ? Optional.of(PickleRules.TRUSTED) : Optional.empty();
      case BUILT -> Optional.empty();
    };
  }

  @Override
  public void report(Rule rule, long place, String message) {
    scan.report(rule, content, place, message);
  }

  @Override
  public void nested(long from, long length) {
    scan.open(content.entry("bytes@" + from, content.bytes().slice(from, length)));
  }

  @Override
  public void nested(long place, byte[] bytes) {
    scan.open(content.entry("text@" + place, Bytes.of(bytes)));
  }

  /// PyTorch's loader gives a storage, or, in its oldest files, the class of a module.
  @Override
  public int persistent(int id, long place) {
    if (!storages.take(id) && !saidPersistent) {
      saidPersistent = true;
      scan.report(
          PickleRules.PERSISTENT_ID,
          content,
          place,
          "asks for %s".formatted(file.rendering().value(id)));
    }
    return storages.moduleOf(id).orElse(Value.PERSISTENT);
  }

  @Override
  public void ambiguous(Machine present) {
    Trial.from(present, file).harm().forEach(h -> report(h.rule(), h.place(), h.message()));
  }
}
