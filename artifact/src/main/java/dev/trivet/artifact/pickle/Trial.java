package dev.trivet.artifact.pickle;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.pickle.OperandStack.Underflow;
import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.rule.Verdict;
import dev.trivet.artifact.scan.Budget;
import java.util.ArrayList;
import java.util.List;

/// Runs bytes as a pickle to see whether they are one that does harm, and keeps what it hears to
/// itself.
final class Trial implements Reports {
  private static final int MOST_OPCODES = 100_000;
  private static final int MOST_HEARD = 8;

  private final List<Heard> heard = new ArrayList<>();
  private Ending ending = Ending.RUNNING;
  private long end;
  private long opcodes;

  /// What would have been reported.
  record Heard(Rule rule, long place, String message) {}

  private Trial() {}

  /// Runs a stream of its own.
  static Trial at(long position, Bytes bytes, Budget budget, PickleFile.Policy policy) {
    var trial = new Trial();
    var machine =
        new Machine(new PickleFile(bytes, budget, trial, policy), Underflow.GIVES_UNKNOWN);
    machine.begin(position);
    trial.run(machine);
    return trial;
  }

  /// As [#at], by the rules of a whole stream: an empty stack breaks it.
  static Trial strictlyAt(long position, Bytes bytes, Budget budget, PickleFile.Policy policy) {
    var trial = new Trial();
    var machine = new Machine(new PickleFile(bytes, budget, trial, policy), Underflow.BREAKS);
    machine.begin(position);
    trial.run(machine);
    return trial;
  }

  /// Goes on from where a machine stands, and leaves no trace.
  static Trial from(Machine machine, PickleFile file) {
    var trial = new Trial();
    long position = machine.position();
    var walk = new OpcodeWalk(file.bytes());
    walk.walk(position, MOST_OPCODES);
    if (walk.imports()) {
      var fork = new Machine(file.reportingTo(trial), Underflow.GIVES_UNKNOWN);
      int leftOut = file.places().leftOut();
      fork.beginAs(machine);
      trial.run(fork);
      file.places().forgetAfter(leftOut);
      file.contents().forgetFrom(file.places().value(position));
      file.symbols().all().forEach(symbol -> symbol.forgetImportFrom(position));
    }
    return trial;
  }

  private void run(Machine machine) {
    ending = machine.run(MOST_OPCODES);
    end = machine.position();
    opcodes = machine.opcodes();
    machine.release();
  }

  Ending ending() {
    return ending;
  }

  /// Where it stood still.
  long end() {
    return end;
  }

  /// How many opcodes it ran.
  long opcodes() {
    return opcodes;
  }

  /// Reports of harm that name what does it. A name that cannot be told or that nobody knows is no
  /// harm here: the trial may have begun in the middle of anything.
  List<Heard> harm() {
    return heard.stream()
        .filter(h -> h.rule().verdict() == Verdict.MALICIOUS)
        .filter(h -> !h.rule().equals(PickleRules.COMPUTED_NAME))
        .filter(h -> !h.rule().equals(PickleRules.UNKNOWN_ACTS))
        .toList();
  }

  /// Whether something was called or built that is not known to be harmless.
  boolean isSuspicious() {
    return heard.stream().anyMatch(h -> h.rule().verdict().compareTo(Verdict.SUSPICIOUS) <= 0);
  }

  @Override
  public void report(Rule rule, long place, String message) {
    if (heard.size() < MOST_HEARD || rule.verdict() == Verdict.MALICIOUS) {
      heard.add(new Heard(rule, place, message));
    }
    if (heard.size() > 2 * MOST_HEARD) {
      heard.removeFirst();
    }
  }

  @Override
  public void nested(long from, long length) {}

  @Override
  public void nested(long place, byte[] bytes) {}

  @Override
  public int persistent(int id, long place) {
    return Value.PERSISTENT;
  }

  @Override
  public void ambiguous(Machine machine) {}
}
