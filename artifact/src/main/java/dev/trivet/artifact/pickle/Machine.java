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

  /// How many bytes follow an opcode that only pushes a number or the like; -1 for all others.
  private static final byte[] PUSHED = Opcode.pushed();

  private static final int OPCODES_PER_CHECK = 1 << 16;
  private static final int NEWEST_PROTOCOL = 5;
  private static final int COPIED = 64;

  private final PickleFile file;
  private final Window window;
  private final Arguments arguments;
  private final Imports imports;
  private final Calls calls;
  private final Effects effects;
  private final JoblibArrays joblib;
  private final OperandStack stack;
  private final Containers containers;
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
    this.imports = new Imports(file, window, arguments);
    this.calls = new Calls(file);
    this.effects = new Effects(file);
    this.joblib = new JoblibArrays(file);
    this.stack = new OperandStack(file.budget(), underflow);
    this.containers = new Containers(file, stack, effects);
    this.memo = new Memo(file.budget());
  }

  /// Makes ready for a stream that begins at `position`.
  void begin(long position) {
    window.moveTo(position);
    stack.clear();
    memo.clear();
    imports.forget();
    arguments.begin();
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
        if (arguments.isCutShort()) {
          ending = Ending.CUT_SHORT;
        } else if (stack.isBroken()) {
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

  /// Goes on behind another pickle in the middle of this one.
  void resumeAt(long position) {
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
    int pushed = PUSHED[code];
    if (pushed >= 0 && window.ensure(pushed)) {
      // What most opcodes of a large pickle do, without asking what else they could.
      window.pass(pushed);
      stack.push(file.places().value(place));
      return;
    }
    act(code, ACTIONS[code]);
  }

  private void act(int code, Action action) {
    switch (action) {
      case PUSH -> push(code);
      case TEXT -> stack.push(arguments.text(code, ARGUMENTS[code], place));
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
      case APPENDS, ADDITEMS -> containers.appends(place);
      case SETITEMS -> containers.setItems(place);
      case TUPLE1 -> containers.tupleOf(1, place);
      case TUPLE2 -> containers.tupleOf(2, place);
      case TUPLE3 -> containers.tupleOf(3, place);
      case TUPLE, LIST, FROZENSET -> stack.push(containers.collected(place));
      case DICT -> containers.dict(place);
      case POP -> stack.popOne();
      case POP_MARK -> stack.toMark();
      case DUP -> stack.push(stack.top());
      case INVALID, STOP, GLOBAL, STACK_GLOBAL, REDUCE, INST, OBJ, NEWOBJ, NEWOBJ_EX, BUILD ->
          calling(code, action);
      case PERSID, BINPERSID, EXTENSION, PROTO, FRAME, NOTHING -> other(code, action);
    }
  }

  /// The opcodes that import or call, and those that end the stream.
  private void calling(int code, Action action) {
    if (action == Action.GLOBAL) {
      stack.push(imports.fromLines(protocol, place));
    } else if (action == Action.STACK_GLOBAL) {
      int name = stack.pop();
      int module = stack.pop();
      if (!stack.isBroken()) {
        stack.push(imports.fromValues(module, name, protocol, place));
      }
    } else if (action == Action.REDUCE) {
      call(stack.pop(), How.CALLED);
    } else if (action == Action.NEWOBJ) {
      call(stack.pop(), How.NEW);
    } else if (action == Action.NEWOBJ_EX) {
      stack.pop();
      call(stack.pop(), How.NEW);
    } else if (action == Action.INST) {
      int called = imports.fromLines(protocol, place);
      stack.push(calls.call(called, containers.collected(place), How.CALLED, place));
    } else if (action == Action.OBJ) {
      containers.obj(calls, place);
    } else if (action == Action.BUILD) {
      build();
    } else if (action == Action.STOP) {
      ending = stack.has(1) ? Ending.STOPPED : ending;
    } else {
      breaks("0x%02x is no opcode".formatted(code));
    }
  }

  /// The opcodes about the stream itself and what lies outside it.
  private void other(int code, Action action) {
    if (action == Action.PROTO) {
      proto((int) number(code));
    } else if (action == Action.FRAME) {
      effects.checkFrame(number(code), window.position(), place);
    } else if (action == Action.EXTENSION) {
      extension(number(code));
    } else if (action == Action.PERSID) {
      push(code);
      persistent(stack.pop());
    } else if (action == Action.BINPERSID) {
      persistent(stack.pop());
    }
  }

  private void breaks(String why) {
    problem = why;
    ending = Ending.BROKEN;
  }

  private void push(int code) {
    int value = file.places().value(place);
    arguments.pass(ARGUMENTS[code], place);
    stack.push(value);
  }

  private long number(int code) {
    return arguments.number(ARGUMENTS[code], place);
  }

  private void put(long index) {
    effects.checkIndex(index, memo.count(), place);
    memo.put(index, stack.top());
  }

  private void call(int given, How how) {
    int called = stack.pop();
    if (!stack.isBroken()) {
      stack.push(calls.call(called, given, how, place));
    }
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
        file.places().leaveOut(place, numbers.end() - window.position());
        window.moveTo(numbers.end());
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
}
