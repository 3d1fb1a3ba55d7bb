package dev.trivet.artifact.pickle;

import dev.trivet.artifact.pickle.Calls.How;
import dev.trivet.artifact.pickle.OperandStack.Underflow;

/// Runs one stream at a time, opcode by opcode, on symbolic values.
///
/// It does what CPython's loaders do, and where they differ, what any of them might: it goes on
/// where some loader could, and stands still only where all of them must.
final class Machine {
  private static final Action[] ACTIONS = Opcode.actions();
  private static final Argument[] ARGUMENTS = Opcode.arguments();
  private static final int OPCODES_PER_CHECK = 1 << 16;
  private static final int NEWEST_PROTOCOL = 5;
  private static final long FREE_INDEX = 1 << 20;
  private static final int COPIED = 64;

  private final PickleFile file;
  private final Window window;
  private final Arguments arguments;
  private final Imports imports;
  private final Calls calls;
  private final Effects effects;
  private final JoblibArrays joblib;
  private final OperandStack stack;
  private final Memo memo;

  private int protocol;
  private long place;
  private Ending ending = Ending.RUNNING;
  private String problem = "";
  private long opcodes;

  Machine(PickleFile file, Underflow underflow) {
    this.file = file;
    this.window = new Window(file.bytes());
    this.arguments = new Arguments(file, window);
    this.imports = new Imports(file, window);
    this.calls = new Calls(file);
    this.effects = new Effects(file);
    this.joblib = new JoblibArrays(file);
    this.stack = new OperandStack(file.budget(), underflow);
    this.memo = new Memo(file.budget());
  }

  /// Makes ready for a stream that begins at `position`.
  void begin(long position) {
    window.moveTo(position);
    stack.clear();
    memo.clear();
    imports.forget();
    protocol = 0;
    opcodes = 0;
    problem = "";
    ending = Ending.RUNNING;
  }

  /// Makes ready to go on where `other` stands, without touching it: with its memo and the top of
  /// its stack.
  void beginAs(Machine other) {
    begin(other.window.position());
    protocol = other.protocol;
    stack.copyTop(other.stack, COPIED);
    memo.readThrough(other.memo);
  }

  /// Runs until it stands still, at most `most` opcodes more.
  Ending run(long most) {
    ending = Ending.RUNNING;
    long end = opcodes + most;
    while (ending == Ending.RUNNING && opcodes < end) {
      long pause = Math.min(end, opcodes + OPCODES_PER_CHECK);
      while (opcodes < pause && ending == Ending.RUNNING) {
        step();
        if (stack.isBroken()) {
          breaks("it takes what is not on the stack");
        }
      }
      file.budget().checkTime();
    }
    return ending;
  }

  /// Gives back what it holds of the budget.
  void release() {
    stack.release();
    memo.release();
  }

  /// Where the next opcode lies.
  long position() {
    return window.position();
  }

  /// Goes on from somewhere else, in the middle of the stream.
  void moveTo(long position) {
    file.places().leaveOut(place, position - window.position());
    window.moveTo(position);
  }

  /// Where the opcode lies that was run last.
  long place() {
    return place;
  }

  /// Opcodes run in this stream.
  long opcodes() {
    return opcodes;
  }

  /// Why the stream is broken.
  String problem() {
    return problem;
  }

  /// What the stream gives: the value on top at STOP.
  int result() {
    return stack.size() == 0 ? Value.UNKNOWN : stack.at(stack.size() - 1);
  }

  /// Runs one opcode.
  void step() {
    place = window.position();
    int code = window.next();
    if (code < 0) {
      ending = Ending.CUT_SHORT;
      return;
    }
    opcodes++;
    Action action = ACTIONS[code];
    switch (action) {
      case PUSH -> push(code);
      case TEXT -> text(code);
      case MARK -> stack.mark();
      case MEMOIZE -> memo.put(memo.count(), stack.top());
      case GET -> stack.push(memo.get(number(code)));
      case PUT -> put(number(code));
      case APPEND -> {
        int element = stack.pop();
        effects.append(stack.top(), element, place);
      }
      case SETITEM -> {
        int value = stack.pop();
        int key = stack.pop();
        effects.setItem(stack.top(), key, value, place);
      }
      case APPENDS, ADDITEMS -> appends();
      case SETITEMS -> setItems();
      case TUPLE1 -> tupleOf(1);
      case TUPLE2 -> tupleOf(2);
      case TUPLE3 -> tupleOf(3);
      case TUPLE, LIST, FROZENSET -> stack.push(collected());
      case DICT -> dict();
      case POP -> stack.popOne();
      case POP_MARK -> stack.toMark();
      case DUP -> stack.push(stack.top());
      default -> rare(code, action);
    }
  }

  /// The opcodes that import, call, or end the stream.
  private void rare(int code, Action action) {
    switch (action) {
      case GLOBAL -> stack.push(imported());
      case STACK_GLOBAL -> {
        int name = stack.pop();
        int module = stack.pop();
        if (!stack.isBroken()) {
          stack.push(imports.fromValues(module, name, protocol, place));
        }
      }
      case REDUCE -> call(stack.pop(), How.CALLED);
      case NEWOBJ -> call(stack.pop(), How.NEW);
      case NEWOBJ_EX -> {
        stack.pop();
        call(stack.pop(), How.NEW);
      }
      case INST -> {
        int called = imported();
        stack.push(calls.call(called, collected(), How.CALLED, place));
      }
      case OBJ -> obj();
      case BUILD -> build();
      case EXTENSION -> extension(number(code));
      case PERSID -> {
        push(code);
        persistent(stack.pop());
      }
      case BINPERSID -> persistent(stack.pop());
      case PROTO -> proto((int) number(code));
      case FRAME -> frame(number(code));
      case STOP -> ending = stack.has(1) ? Ending.STOPPED : ending;
      case INVALID -> breaks("0x%02x is no opcode".formatted(code));
      default -> {}
    }
  }

  private void breaks(String why) {
    problem = why;
    ending = Ending.BROKEN;
  }

  private void push(int code) {
    int value = file.places().value(place);
    arguments.pass(ARGUMENTS[code], place);
    if (arguments.isCutShort()) {
      ending = Ending.CUT_SHORT;
    }
    stack.push(value);
  }

  private void text(int code) {
    stack.push(arguments.text(code, ARGUMENTS[code], place));
    if (arguments.isCutShort()) {
      ending = Ending.CUT_SHORT;
    }
  }

  private long number(int code) {
    long number = arguments.number(ARGUMENTS[code], place);
    if (arguments.isCutShort()) {
      ending = Ending.CUT_SHORT;
    }
    return number;
  }

  private void put(long index) {
    if (index > FREE_INDEX && index > place + memo.count()) {
      file.reports()
          .report(PickleRules.MEMO_BOMB, place, "puts something by under %,d".formatted(index));
    }
    memo.put(index, stack.top());
  }

  private void appends() {
    int end = stack.toMark();
    int from = stack.size();
    int target = stack.top();
    for (int i = from; i < end; i++) {
      effects.append(target, stack.at(i), place);
    }
    effects.checkWeight(target, place);
  }

  private void setItems() {
    int end = stack.toMark();
    int from = stack.size();
    int target = stack.top();
    for (int i = from; i + 1 < end; i += 2) {
      effects.setItem(target, stack.at(i), stack.at(i + 1), place);
    }
    effects.checkWeight(target, place);
  }

  private void dict() {
    int end = stack.toMark();
    int made = file.places().value(place);
    file.contents().make(made);
    for (int i = stack.size(); i + 1 < end; i += 2) {
      effects.setItem(made, stack.at(i), stack.at(i + 1), place);
    }
    stack.push(made);
  }

  /// Everything above the mark, as one container.
  private int collected() {
    int end = stack.toMark();
    int made = file.places().value(place);
    file.contents().make(made);
    for (int i = stack.size(); i < end; i++) {
      file.contents().add(made, stack.at(i));
    }
    effects.checkWeight(made, place);
    return made;
  }

  private void tupleOf(int count) {
    int made = file.places().value(place);
    Contents contents = file.contents();
    contents.make(made);
    if (!stack.has(count)) {
      while (stack.size() > 0 && stack.has(1)) {
        stack.pop();
      }
      stack.push(made);
      return;
    }
    for (int i = stack.size() - count; i < stack.size(); i++) {
      contents.add(made, stack.at(i));
    }
    for (int i = 0; i < count; i++) {
      stack.pop();
    }
    effects.checkWeight(made, place);
    stack.push(made);
  }

  private int imported() {
    return imports
        .fromLines(protocol, place)
        .orElseGet(() -> {
          ending = Ending.CUT_SHORT;
          return Value.UNKNOWN;
        });
  }

  private void call(int given, How how) {
    int called = stack.pop();
    if (!stack.isBroken()) {
      stack.push(calls.call(called, given, how, place));
    }
  }

  /// OBJ: the class is the first thing above the mark.
  private void obj() {
    int end = stack.toMark();
    int from = stack.size();
    if (from == end) {
      stack.push(Value.UNKNOWN);
      return;
    }
    int called = stack.at(from);
    int given = file.places().value(place);
    file.contents().make(given);
    for (int i = from + 1; i < end; i++) {
      file.contents().add(given, stack.at(i));
    }
    stack.push(calls.call(called, given, How.CALLED, place));
  }

  private void build() {
    int state = stack.pop();
    int object = stack.top();
    if (stack.isBroken()) {
      return;
    }
    effects.build(object, state, place);
    if (joblib.concerns(object)) {
      joblib(object, state);
    }
  }

  private void joblib(int object, int state) {
    switch (joblib.after(object, state, window.position())) {
      case JoblibArrays.Following.Nothing _ -> {}
      case JoblibArrays.Following.Numbers numbers -> {
        file.reports().ambiguous(this);
        moveTo(numbers.end());
      }
      case JoblibArrays.Following.Pickle _ -> {
        file.reports().ambiguous(this);
        ending = Ending.INLINE_PICKLE;
      }
      case JoblibArrays.Following.Unclear unclear -> breaks(unclear.why());
    }
  }

  private void extension(long number) {
    file.reports().report(PickleRules.EXTENSION, place, "imports extension %d".formatted(number));
    stack.push(Value.EXTENSION);
  }

  private void persistent(int id) {
    stack.push(file.reports().persistent(id, place));
  }

  private void proto(int version) {
    if (version > NEWEST_PROTOCOL) {
      breaks("protocol %d is not known".formatted(version));
    }
    if (version != protocol) {
      imports.forget();
    }
    protocol = version;
  }

  /// Loaders read a frame at once. One that is longer than the file fails some of them.
  private void frame(long length) {
    boolean isHuge = length < 0 || length > 1L << 32;
    if (isHuge && !file.bytes().has(window.position(), length)) {
      file.reports()
          .report(
              PickleRules.LENGTH_CLAIM,
              place,
              "a frame claims %s bytes".formatted(Long.toUnsignedString(length)));
    }
  }
}
