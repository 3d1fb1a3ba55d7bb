package dev.trivet.artifact.pickle;

import static dev.trivet.artifact.rule.Verdict.CLEAN;
import static dev.trivet.artifact.rule.Verdict.MALICIOUS;
import static dev.trivet.artifact.rule.Verdict.NOT_UNDERSTOOD;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.artifact.Scans;
import dev.trivet.artifact.scan.ScanResult;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Several streams, broken ones, and streams with numbers in their middle.
class PickleStreamsTest {

  @Test
  void aStreamAfterAnotherIsRead() {
    byte[] pickle =
        Pickles.bare().raw(Pickles.harmless()).raw(Pickles.harmless()).raw(Pickles.harmful()).cut();
    assertThat(Scans.verdict(pickle)).isEqualTo(MALICIOUS);
    byte[] good = Pickles.bare().raw(Pickles.harmless()).raw(Pickles.harmless()).cut();
    assertThat(Scans.verdict(good)).isEqualTo(CLEAN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"\0\0\0\0", "\0\0garbage of any kind \u00ff\u00fe", "....", "\n\n\n"})
  void aStreamBehindAGapIsFound(String gap) {
    byte[] pickle = Pickles.bare().raw(Pickles.harmless()).latin1(gap).raw(Pickles.harmful()).cut();
    assertThat(Scans.verdict(pickle)).isEqualTo(MALICIOUS);
  }

  @Test
  void aStreamOfProtocol0BehindAGapIsFound() {
    byte[] text =
        Pickles.bare()
            .global("os", "system")
            .op(Opcode.MARK)
            .text("x")
            .op(Opcode.TUPLE, Opcode.REDUCE)
            .stop();
    byte[] pickle =
        Pickles.bare().raw(Pickles.harmless()).latin1("\u00ff\u00ff\u00ff").raw(text).cut();
    assertThat(Scans.verdict(pickle)).isEqualTo(MALICIOUS);
  }

  @Test
  void bytesBehindTheEndAreSaid() {
    byte[] pickle = Pickles.bare().raw(Pickles.harmless()).latin1("\u00ff\u00fe\u00ff").cut();
    assertThat(Scans.rules(pickle)).containsExactly("pickle-trailing-data");
    assertThat(Scans.verdict(pickle)).isEqualTo(NOT_UNDERSTOOD);
  }

  @Test
  void whatRunsBeforeTheBreakCounts() {
    byte[] cut = Pickles.protocol(4).stackGlobal("os", "system").call("x").cut();
    byte[] broken = Pickles.protocol(4).stackGlobal("os", "system").call("x").bytes(0xff).stop();
    byte[] underflow =
        Pickles.protocol(4).stackGlobal("os", "system").call("x").op(Opcode.POP, Opcode.POP).stop();
    byte[] bare =
        Pickles.bare()
            .global("os", "system")
            .op(Opcode.MARK)
            .text("x")
            .op(Opcode.TUPLE, Opcode.REDUCE)
            .bytes(0xff)
            .cut();
    for (byte[] pickle : new byte[][] {cut, broken, underflow, bare}) {
      assertThat(Scans.rules(pickle)).contains("pickle-gadget");
    }
  }

  @Test
  void aBrokenStreamIsNeverClean() {
    byte[] pickle = Arrays.copyOf(Pickles.harmless(), Pickles.harmless().length - 3);
    assertThat(Scans.verdict(pickle)).isEqualTo(NOT_UNDERSTOOD);
  }

  @Test
  void aWordThatWasNeverPutByIsUnknownAndNotSkipped() {
    byte[] pickle =
        Pickles.protocol(4)
            .op(Opcode.BINGET)
            .bytes(9)
            .text("system")
            .op(Opcode.STACK_GLOBAL)
            .stop();
    assertThat(Scans.rules(pickle)).contains("pickle-computed-name");
  }

  @Test
  void textIsNoPickle() {
    for (String text :
        new String[] {
          "city\nname\n", "(a note)\n", "I am text.\n", "0.5\n", "Some words.\nMore.\n", "N.B. this"
        }) {
      assertThat(Scans.of(Pickles.bare().latin1(text).cut()).format()).as(text).isEqualTo("text");
    }
  }

  /// joblib's stand-in for an array of four doubles, up to and with its BUILD.
  private static Pickles standIn(String type, int elements) {
    return Pickles.protocol(4)
        .op(Opcode.EMPTY_LIST, Opcode.MARK)
        .stackGlobal("joblib.numpy_pickle", "NumpyArrayWrapper")
        .op(Opcode.EMPTY_TUPLE, Opcode.NEWOBJ, Opcode.EMPTY_DICT, Opcode.MARK)
        .text("subclass")
        .stackGlobal("numpy", "ndarray")
        .text("shape")
        .op(Opcode.BININT1)
        .bytes(elements)
        .op(Opcode.TUPLE1)
        .text("dtype")
        .stackGlobal("numpy", "dtype")
        .text(type)
        .op(Opcode.NEWFALSE, Opcode.NEWTRUE, Opcode.TUPLE3, Opcode.REDUCE)
        .op(Opcode.SETITEMS, Opcode.BUILD);
  }

  private static byte[] doubles(double... values) {
    ByteBuffer bytes = ByteBuffer.allocate(values.length * 8).order(ByteOrder.LITTLE_ENDIAN);
    for (double value : values) {
      bytes.putDouble(value);
    }
    return bytes.array();
  }

  @Test
  void numbersInTheMiddleArePassedOver() {
    byte[] pickle = standIn("f8", 4).raw(doubles(0.1, 0.2, 0.3, 0.4)).op(Opcode.APPENDS).stop();
    assertThat(Scans.verdict(pickle)).isEqualTo(CLEAN);
    byte[] evil =
        standIn("f8", 4)
            .raw(doubles(0.1, 0.2, 0.3, 0.4))
            .stackGlobal("os", "system")
            .call("x")
            .op(Opcode.APPENDS)
            .stop();
    assertThat(Scans.verdict(evil)).isEqualTo(MALICIOUS);
  }

  @Test
  void opcodesDisguisedAsNumbersAreFoundSinceOtherLoadersRunThem() {
    byte[] hidden = Pickles.bare().stackGlobal("os", "system").call("x").stop();
    byte[] disguised = Arrays.copyOf(hidden, 64);
    byte[] pickle = standIn("f8", 8).raw(disguised).op(Opcode.APPENDS).stop();
    assertThat(Scans.rules(pickle)).contains("pickle-gadget");
  }

  @Test
  void opcodesDisguisedAsNumbersMayUseWhatStoodBefore() {
    byte[] hidden =
        Pickles.bare()
            .op(Opcode.POP, Opcode.POP_MARK, Opcode.BINGET)
            .bytes(0)
            .op(Opcode.BINGET)
            .bytes(1)
            .op(Opcode.STACK_GLOBAL)
            .call("x")
            .stop();
    byte[] start =
        Pickles.protocol(4).text("os").op(Opcode.MEMOIZE).text("system").op(Opcode.MEMOIZE).cut();
    byte[] rest = standIn("f8", 8).raw(Arrays.copyOf(hidden, 64)).op(Opcode.APPENDS).stop();
    byte[] pickle = Pickles.bare().raw(start).raw(Arrays.copyOfRange(rest, 2, rest.length)).cut();
    assertThat(Scans.rules(pickle)).contains("pickle-gadget");
  }

  @Test
  void objectsInTheMiddleAreAPickleOfTheirOwn() {
    byte[] inner = Pickles.protocol(2).global("os", "system").call("x").stop();
    byte[] pickle = standIn("O", 1).raw(inner).op(Opcode.APPENDS).stop();
    assertThat(Scans.rules(pickle)).contains("pickle-gadget");
    byte[] good =
        standIn("O", 1)
            .raw(Pickles.protocol(2).op(Opcode.EMPTY_LIST).stop())
            .op(Opcode.APPENDS)
            .stop();
    assertThat(Scans.verdict(good)).isEqualTo(CLEAN);
  }

  @Test
  void anArrayKeptBesideThePickleMustStayBesideIt() {
    Pickles old =
        Pickles.protocol(2)
            .global("joblib.numpy_pickle", "NDArrayWrapper")
            .op(Opcode.EMPTY_TUPLE, Opcode.NEWOBJ, Opcode.EMPTY_DICT)
            .text("filename");
    byte[] out =
        Pickles.bare().raw(old.cut()).text("../../x.npy").op(Opcode.SETITEM, Opcode.BUILD).stop();
    byte[] beside =
        Pickles.bare().raw(old.cut()).text("x.pkl_01.npy").op(Opcode.SETITEM, Opcode.BUILD).stop();
    assertThat(Scans.rules(out)).containsExactly("pickle-sidecar-leads-out");
    assertThat(Scans.verdict(beside)).isEqualTo(CLEAN);
  }

  @Test
  void bytesThatALoaderLoadsAreScannedAsAFile() {
    byte[] evil = nested(Pickles.harmful());
    ScanResult result = Scans.of(evil);
    assertThat(result.verdict()).isEqualTo(MALICIOUS);
    assertThat(result.findings().getFirst().where()).startsWith("file!/bytes@");
    assertThat(Scans.verdict(nested(Pickles.harmless()))).isEqualTo(CLEAN);
  }

  private static byte[] nested(byte[] inner) {
    return Pickles.protocol(4)
        .stackGlobal("torch.storage", "_load_from_bytes")
        .binary(inner)
        .op(Opcode.TUPLE1, Opcode.REDUCE)
        .stop();
  }

  @Test
  void aPersistentIdOfNobodyIsNotUnderstood() {
    byte[] pickle = Pickles.protocol(2).text("blob").op(Opcode.BINPERSID).stop();
    assertThat(Scans.rules(pickle)).containsExactly("pickle-persistent-id");
  }
}
