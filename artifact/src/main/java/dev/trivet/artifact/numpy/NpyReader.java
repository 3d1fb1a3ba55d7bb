package dev.trivet.artifact.numpy;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.pickle.PickleReader;
import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.FormatReader;
import dev.trivet.artifact.scan.Recognition;
import dev.trivet.artifact.scan.Scan;
import java.util.List;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads `.npy` files: a header written as a Python literal, then numbers, or a pickle when the
/// elements are objects.
public final class NpyReader implements FormatReader {
  private static final String MAGIC = "\u0093NUMPY";

  /// The most NumPy itself accepts unless told otherwise.
  private static final long LONGEST_HEADER = 10_000;

  private static final long ALLOWANCE = 1L << 30;

  /// Elements without bytes cost nothing but the walk over them.
  private static final long MOST_EMPTY = 1L << 32;

  @Override
  public String format() {
    return "numpy";
  }

  @Override
  public List<Rule> rules() {
    return NumpyRules.all();
  }

  @Override
  public Recognition recognise(Content content) {
    return content.bytes().startsWith(0, MAGIC) ? Recognition.YES : Recognition.NO;
  }

  /// Several arrays may follow each other, as several `save` calls on one file write them.
  @Override
  public Outcome read(Content content, Scan scan) {
    Bytes bytes = content.bytes();
    long at = 0;
    while (bytes.startsWith(at, MAGIC)) {
      scan.budget().takeEntries(1);
      long next = readArray(content, at, scan);
      if (next < 0) {
        return Outcome.READ;
      }
      at = next;
    }
    if (bytes.has(at, 1)) {
      scan.report(NumpyRules.TRAILING, content, at, "after the array");
      scan.open(content.entry("(behind the array)", bytes.from(at)));
    }
    return Outcome.READ;
  }

  /// @return where the array ends, or -1 when that is not known
  private static long readArray(Content content, long at, Scan scan) {
    Bytes bytes = content.bytes();
    int version = bytes.u8(at + 6);
    long length = version == 1 ? bytes.u16le(at + 8) : bytes.u32le(at + 8);
    long text = at + (version == 1 ? 10 : 12);
    if (length > LONGEST_HEADER) {
      scan.report(NumpyRules.HEADER_BOMB, content, at, "a header of %,d bytes".formatted(length));
    }
    if (!bytes.has(text, length)) {
      scan.report(NumpyRules.HEADER, content, at, "it claims %,d bytes".formatted(length));
      return -1;
    }
    String literal = bytes.utf8(text, (int) Math.min(length, 1 << 20));
    int depth = PythonLiteral.depth(literal);
    if (depth > PythonLiteral.DEEPEST) {
      scan.report(NumpyRules.HEADER_BOMB, content, text, "%,d levels deep".formatted(depth));
      return -1;
    }
    Optional<NpyHeader> header = NpyHeader.parse(literal);
    if (header.isEmpty()) {
      scan.report(NumpyRules.HEADER, content, text, literal.strip());
      if (bytes.has(text + length, 1)) {
        scan.open(content.entry("(behind the header)", bytes.from(text + length)));
      }
      return -1;
    }
    return readElements(header.get(), content, text + length, scan);
  }

  private static long readElements(NpyHeader header, Content content, long at, Scan scan) {
    Bytes bytes = content.bytes();
    if (header.holdsObjects()) {
      if (header.elements() < 0 || header.elements() > ALLOWANCE) {
        huge(content, at, scan, "more objects than fit into memory");
      }
      if (bytes.has(at, 1)) {
        scan.open(content.rest(at).as(PickleReader.FORMAT));
      }
      return -1;
    }
    OptionalLong needed = header.bytes();
    if (needed.isEmpty()) {
      scan.skip("%s: numbers of several fields".formatted(content.where()));
      return -1;
    }
    long claimed = needed.getAsLong();
    if (header.elements() > MOST_EMPTY && claimed == 0) {
      huge(content, at, scan, "%,d elements of no bytes".formatted(header.elements()));
      return -1;
    }
    if (claimed < 0 || (claimed > ALLOWANCE && !bytes.has(at, claimed))) {
      huge(content, at, scan, claimed < 0 ? "uncountable bytes" : "%,d bytes".formatted(claimed));
      return -1;
    }
    if (!bytes.has(at, claimed)) {
      scan.report(NumpyRules.HEADER, content, at, "%,d bytes should follow".formatted(claimed));
      return -1;
    }
    if (claimed > 0) {
      scan.skip("%s: %,d bytes of numbers".formatted(content.where(), claimed));
    }
    return at + claimed;
  }

  private static void huge(Content content, long at, Scan scan, String what) {
    scan.report(NumpyRules.HUGE_SHAPE, content, at, what);
  }
}
