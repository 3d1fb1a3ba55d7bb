package dev.trivet.artifact.pickle;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.pickle.OperandStack.Underflow;
import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.Budget;
import dev.trivet.artifact.scan.Limits;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.math.BigInteger;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.zip.CRC32;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;

/// Compares with what CPython made of 4,000 generated streams, whole, cut and damaged
/// (`src/test/python/pickle_streams.py`).
class DifferentialTest {
  private static final PickleFile.Policy POLICY =
      new PickleFile.Policy(new Globals(List.of()), new Python2Names());

  /// A stream, and what `pickletools` and the loader made of it.
  private record Recorded(
      String hex,
      int opcodes,
      long crc,
      boolean stopped,
      boolean loaded,
      int end,
      List<String> imports) {
    byte[] stream() {
      return HexFormat.of().parseHex(hex);
    }
  }

  private final List<Recorded> recorded = read();

  private static List<Recorded> read() {
    try (InputStream packed = DifferentialTest.class.getResourceAsStream("streams.gz")) {
      ByteBuffer data =
          ByteBuffer.wrap(new GZIPInputStream(packed).readAllBytes())
              .order(ByteOrder.LITTLE_ENDIAN);
      var all = new ArrayList<Recorded>();
      int count = data.getInt();
      for (int i = 0; i < count; i++) {
        byte[] stream = new byte[Short.toUnsignedInt(data.getShort())];
        data.get(stream);
        int opcodes = Short.toUnsignedInt(data.getShort());
        long crc = Integer.toUnsignedLong(data.getInt());
        boolean stopped = data.get() != 0;
        boolean loaded = data.get() != 0;
        int end = Short.toUnsignedInt(data.getShort());
        byte[] imports = new byte[Short.toUnsignedInt(data.getShort())];
        data.get(imports);
        String names = new String(imports, StandardCharsets.UTF_8);
        all.add(
            new Recorded(
                HexFormat.of().formatHex(stream),
                opcodes,
                crc,
                stopped,
                loaded,
                end,
                names.isEmpty() ? List.of() : List.of(names.split("\n"))));
      }
      return all;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  @Test
  void everyOpcodeAndArgumentIsReadAsPickletoolsReadsIt() {
    for (Recorded each : recorded) {
      var crc = new CRC32();
      String lines = disassembled(each);
      crc.update(lines.getBytes(StandardCharsets.UTF_8));
      assertThat(crc.getValue()).as("%s%n%s", each.hex(), lines).isEqualTo(each.crc());
    }
  }

  @Test
  void whatTheLoaderLoadsEndsWhereItEndsThere() {
    for (Recorded each : recorded) {
      if (each.loaded()) {
        Machine machine = machine(each);
        assertThat(machine.run(1_000_000)).as(each.hex()).isEqualTo(Ending.STOPPED);
        assertThat(machine.position()).as(each.hex()).isEqualTo(each.end());
      }
    }
  }

  @Test
  void everythingTheLoaderImportsIsImported() {
    for (Recorded each : recorded) {
      var file = new PickleFile(Bytes.of(each.stream()), budget(), new Deaf(), POLICY);
      var machine = new Machine(file, Underflow.BREAKS);
      machine.begin(0);
      machine.run(1_000_000);
      List<String> imports =
          file.symbols().all().stream()
              .filter(symbol -> symbol.importedAt() >= 0)
              .sorted(Comparator.comparingLong(Symbol::importedAt))
              .map(symbol -> renamed(symbol.module() + " " + symbol.name()))
              .distinct()
              .toList();
      List<String> expected = each.imports().stream().map(this::renamed).distinct().toList();
      if (each.loaded()) {
        assertThat(imports).as(each.hex()).containsExactlyElementsOf(expected);
      } else {
        // Python's own loader takes a name cut by the end of the file for whole; C's does not.
        int certain = Math.max(0, expected.size() - 1);
        assertThat(imports).as(each.hex()).containsAll(expected.subList(0, certain));
      }
    }
  }

  private String renamed(String path) {
    int space = path.lastIndexOf(' ');
    Python2Names.Name name =
        POLICY
            .python2Names()
            .renamed(path.substring(0, space).strip(), path.substring(space + 1).strip());
    return name.module() + " " + name.name();
  }

  private static Budget budget() {
    return new Budget(Limits.STANDARD, System::nanoTime);
  }

  private static Machine machine(Recorded each) {
    var machine =
        new Machine(
            new PickleFile(Bytes.of(each.stream()), budget(), new Deaf(), POLICY),
            Underflow.BREAKS);
    machine.begin(0);
    return machine;
  }

  /// As many lines as were recorded, or as can be read.
  private static String disassembled(Recorded each) {
    Bytes bytes = Bytes.of(each.stream());
    var places = new Places();
    var names = new Names();
    var literals = new Literals(bytes, places, names);
    var file = new PickleFile(bytes, budget(), new Deaf(), POLICY);
    var window = new Window(bytes);
    var arguments = new Arguments(file, window);
    var lines = new StringBuilder();
    for (int i = 0; i < each.opcodes(); i++) {
      long place = window.position();
      Opcode opcode = Opcode.of(window.next()).orElseThrow();
      arguments.pass(opcode.argument(), place);
      lines
          .append(place)
          .append(' ')
          .append(opcode)
          .append(' ')
          .append(argument(opcode, place, bytes, literals))
          .append('\n');
    }
    return lines.toString();
  }

  private static String argument(Opcode opcode, long place, Bytes bytes, Literals literals) {
    Literals.Span span = literals.span(opcode, place);
    long at = span.from();
    String line = bytes.latin1(at, (int) Math.min(span.length(), bytes.size() - at));
    return switch (opcode.argument()) {
      case NONE -> "-";
      case BYTE -> Integer.toString(bytes.u8(at));
      case TWO_BYTES -> Integer.toString(bytes.u16le(at));
      case FOUR_BYTES ->
          opcode == Opcode.BININT || opcode == Opcode.EXT4
              ? Integer.toString(bytes.i32le(at))
              : Long.toString(bytes.u32le(at));
      case EIGHT_BYTES ->
          opcode == Opcode.BINFLOAT
              ? "%016x".formatted(bytes.i64be(at))
              : Long.toUnsignedString(bytes.i64le(at));
      case LINE -> ofLine(opcode, place, line, literals);
      case TWO_LINES -> {
        String second =
            bytes.latin1(at + span.length() + 1, (int) (bytes.size() - at - span.length() - 1));
        yield text(line + " " + second.substring(0, second.indexOf('\n')));
      }
      case COUNTED_BY_1, COUNTED_BY_4, COUNTED_BY_8, COUNTED_BY_SIGNED_4 ->
          opcode == Opcode.LONG1 || opcode == Opcode.LONG4
              ? number(bytes.copy(at, (int) span.length()))
              : literals.bytesOf((int) place).isPresent() && !isText(opcode)
                  ? HexFormat.of().formatHex(bytes.copy(at, (int) span.length()))
                  : text(literals.text(opcode, place).orElseThrow());
    };
  }

  private static boolean isText(Opcode opcode) {
    return opcode == Opcode.BINSTRING || opcode == Opcode.SHORT_BINSTRING;
  }

  private static String ofLine(Opcode opcode, long place, String line, Literals literals) {
    return switch (opcode) {
      case FLOAT -> "%016x".formatted(Double.doubleToRawLongBits(Double.parseDouble(line)));
      case INT, LONG -> Long.toString(literals.number((int) place).orElseThrow());
      case GET, PUT -> Long.toString(Text.number(line).orElseThrow());
      case STRING, UNICODE -> text(literals.text((int) place).orElseThrow());
      default -> text(line);
    };
  }

  private static String text(String text) {
    return HexFormat.of().formatHex(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String number(byte[] little) {
    byte[] big = little.clone();
    for (int i = 0; i < little.length; i++) {
      big[i] = little[little.length - 1 - i];
    }
    return big.length == 0 ? "0" : new BigInteger(big).toString();
  }

  /// Hears nothing.
  private static final class Deaf implements Reports {
    @Override
    public void report(Rule rule, long place, String message) {}

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
}
