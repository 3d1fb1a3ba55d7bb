package dev.trivet.artifact.pickle;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.scan.Budget;

/// What all streams of one content share.
final class PickleFile {
  private final Bytes bytes;
  private final Budget budget;
  private final Reports reports;
  private final Python2Names python2Names;
  private final Places places;
  private final Names names;
  private final Contents contents;
  private final Literals literals;
  private final Symbols symbols;
  private final Rendering rendering;

  PickleFile(Bytes bytes, Budget budget, Reports reports, Policy policy) {
    this.bytes = bytes;
    this.budget = budget;
    this.reports = reports;
    this.python2Names = policy.python2Names();
    this.places = new Places();
    this.names = new Names();
    this.contents = new Contents();
    this.symbols = new Symbols(policy.globals());
    this.literals = new Literals(bytes, places, names);
    this.rendering = new Rendering(literals, contents, symbols);
  }

  private PickleFile(PickleFile other, Reports reports) {
    this.bytes = other.bytes;
    this.budget = other.budget;
    this.reports = reports;
    this.python2Names = other.python2Names;
    this.places = other.places;
    this.names = other.names;
    this.contents = other.contents;
    this.literals = other.literals;
    this.symbols = other.symbols;
    this.rendering = other.rendering;
  }

  /// The same, telling somebody else.
  PickleFile reportingTo(Reports others) {
    return new PickleFile(this, others);
  }

  /// How imports are judged.
  record Policy(Globals globals, Python2Names python2Names) {}

  Bytes bytes() {
    return bytes;
  }

  Budget budget() {
    return budget;
  }

  Reports reports() {
    return reports;
  }

  Python2Names python2Names() {
    return python2Names;
  }

  Places places() {
    return places;
  }

  Names names() {
    return names;
  }

  Contents contents() {
    return contents;
  }

  Literals literals() {
    return literals;
  }

  Symbols symbols() {
    return symbols;
  }

  Rendering rendering() {
    return rendering;
  }

  /// Whether the value is a function that does harm when it is called, or keeps one.
  boolean doesHarm(int value) {
    if (Value.isInstance(value)) {
      return symbols.of(value).isArmed();
    }
    if (!Value.isGlobal(value) || !symbols.of(value).judgement().isHarmful()) {
      return false;
    }
    Symbol symbol = symbols.of(value);
    return symbol.judgement().standing() == Standing.GADGET
        || !GlobalsEntry.isLikeAClass(symbol.name());
  }

  /// How many arguments a tuple holds; -1 when that is not known any more.
  int argumentCount(int arguments) {
    if (contents.knows(arguments)) {
      return contents.count(arguments);
    }
    return literals.opcode(arguments).filter(o -> o == Opcode.EMPTY_TUPLE).isPresent() ? 0 : -1;
  }
}
