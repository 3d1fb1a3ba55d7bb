package dev.trivet.artifact.pickle;

import static dev.trivet.artifact.rule.Verdict.CLEAN;
import static dev.trivet.artifact.rule.Verdict.DENIAL_OF_SERVICE;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.artifact.Scans;
import dev.trivet.artifact.scan.Limits;
import java.time.Duration;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Pickles that cost far more than they weigh.
class PickleBombsTest {

  @Test
  void doublingAContainerManyTimesIsABomb() {
    Pickles pickle = Pickles.protocol(4).op(Opcode.EMPTY_TUPLE);
    for (int i = 0; i < 60; i++) {
      pickle.op(Opcode.DUP, Opcode.TUPLE2);
    }
    assertThat(Scans.rules(pickle.stop())).containsExactly("pickle-shared-bomb");
  }

  @Test
  void listsOfListsOfOneListAreABomb() {
    Pickles pickle = Pickles.protocol(4).op(Opcode.EMPTY_LIST, Opcode.MEMOIZE);
    for (int level = 0; level < 15; level++) {
      pickle.op(Opcode.EMPTY_LIST, Opcode.MEMOIZE, Opcode.MARK);
      for (int i = 0; i < 10; i++) {
        pickle.op(Opcode.BINGET).bytes(level);
      }
      pickle.op(Opcode.APPENDS);
    }
    assertThat(Scans.rules(pickle.stop())).containsExactly("pickle-shared-bomb");
  }

  @Test
  void aSharedListIsNoBomb() {
    Pickles pickle = Pickles.protocol(4).op(Opcode.EMPTY_LIST, Opcode.MEMOIZE, Opcode.MARK);
    for (int i = 0; i < 1_000; i++) {
      pickle.op(Opcode.BININT1).bytes(i % 256);
    }
    pickle.op(Opcode.APPENDS, Opcode.EMPTY_LIST, Opcode.MARK);
    for (int i = 0; i < 1_000; i++) {
      pickle.op(Opcode.BINGET).bytes(0);
    }
    assertThat(Scans.verdict(pickle.op(Opcode.APPENDS).stop())).isEqualTo(CLEAN);
  }

  @Test
  void containersNestedDeeperThanAnyProgramWalksAreABomb() {
    Pickles pickle = Pickles.protocol(4).op(Opcode.EMPTY_TUPLE);
    for (int i = 0; i < 20_000; i++) {
      pickle.op(Opcode.TUPLE1);
    }
    assertThat(Scans.rules(pickle.stop())).containsExactly("pickle-deep");
  }

  @Test
  void aHugeMemoNumberIsABomb() {
    byte[] pickle =
        Pickles.protocol(4).op(Opcode.NONE, Opcode.LONG_BINPUT).little(4, 0x7fff_fff0L).stop();
    assertThat(Scans.verdict(pickle)).isEqualTo(DENIAL_OF_SERVICE);
  }

  @Test
  void aLengthFarBeyondTheFileIsABomb() {
    byte[] bytes = Pickles.protocol(4).op(Opcode.BINBYTES8).little(8, 1L << 60).stop();
    byte[] text = Pickles.protocol(4).op(Opcode.BINUNICODE).little(4, 0xffff_ffffL).stop();
    byte[] negative = Pickles.protocol(2).op(Opcode.LONG4).little(4, -5).stop();
    byte[] frame = Pickles.protocol(4).op(Opcode.FRAME).little(8, 1L << 50).op(Opcode.NONE).stop();
    for (byte[] pickle : new byte[][] {bytes, text, negative, frame}) {
      assertThat(Scans.verdict(pickle)).isEqualTo(DENIAL_OF_SERVICE);
    }
  }

  @Test
  void aFewBytesThatMakeGigabytesAreABomb() {
    byte[] array =
        Pickles.protocol(4)
            .stackGlobal("builtins", "bytearray")
            .number(1L << 40)
            .op(Opcode.TUPLE1, Opcode.REDUCE)
            .stop();
    byte[] shape =
        Pickles.protocol(4)
            .stackGlobal("numpy._core.multiarray", "_reconstruct")
            .stackGlobal("numpy", "ndarray")
            .number(1L << 30)
            .number(1L << 30)
            .op(Opcode.TUPLE2)
            .text("b")
            .op(Opcode.TUPLE3, Opcode.REDUCE)
            .stop();
    byte[] power =
        Pickles.protocol(4)
            .stackGlobal("operator", "pow")
            .number(10)
            .number(1L << 33)
            .op(Opcode.TUPLE2, Opcode.REDUCE)
            .stop();
    for (byte[] pickle : new byte[][] {array, shape, power}) {
      assertThat(Scans.rules(pickle)).containsExactly("pickle-huge-allocation");
    }
  }

  @Test
  void aNumberOfAMillionDigitsIsABomb() {
    byte[] pickle = Pickles.bare().op(Opcode.LONG).latin1("9".repeat(1_000_000) + "L\n").stop();
    assertThat(Scans.rules(pickle)).containsExactly("pickle-long-digits");
  }

  @Test
  void aStackThatFillsMemoryStopsAtTheLimitWhichIsSaid() {
    Pickles pickle = Pickles.protocol(4).op(Opcode.MARK);
    for (int i = 0; i < 1_000_000; i++) {
      pickle.op(Opcode.NONE);
    }
    var limits = new Limits(1 << 30, 1 << 30, 100, 4, 1_000, 1 << 20, Duration.ofMinutes(1), 100);
    assertThat(Scans.rules(Scans.within(limits, pickle.cut()))).contains("limit-memory");
  }

  @Test
  void fiftyThousandMarksHideNothing() {
    Pickles pickle = Pickles.protocol(4);
    for (int i = 0; i < 50_000; i++) {
      pickle.op(Opcode.MARK);
    }
    assertThat(Scans.rules(pickle.stackGlobal("os", "system").call("x").stop()))
        .contains("pickle-gadget");
  }

  static Stream<byte[]> smallCallsForMuch() {
    return Stream.of(
        calling("builtins", "bytes").number(1L << 40).op(Opcode.TUPLE1, Opcode.REDUCE).stop(),
        calling("numpy", "eye").number(1L << 20).op(Opcode.TUPLE1, Opcode.REDUCE).stop(),
        calling("numpy", "ndarray").number(1L << 42).op(Opcode.TUPLE1, Opcode.REDUCE).stop(),
        calling("torch", "FloatStorage").number(1L << 40).op(Opcode.TUPLE1, Opcode.REDUCE).stop(),
        calling("math", "factorial").number(1L << 30).op(Opcode.TUPLE1, Opcode.REDUCE).stop(),
        calling("fractions", "Fraction").call("1e999999999").stop(),
        calling("operator", "mod")
            .text("%9999999999d")
            .text("1")
            .op(Opcode.TUPLE2, Opcode.REDUCE)
            .stop(),
        doubled());
  }

  private static Pickles calling(String module, String name) {
    return Pickles.protocol(4).stackGlobal(module, name);
  }

  /// `s = s + s`, forty times.
  private static byte[] doubled() {
    Pickles pickle = Pickles.protocol(4).text("a").op(Opcode.MEMOIZE);
    for (int i = 0; i < 40; i++) {
      pickle.stackGlobal("operator", "add").op(Opcode.BINGET).bytes(i).op(Opcode.BINGET).bytes(i);
      pickle.op(Opcode.TUPLE2, Opcode.REDUCE, Opcode.MEMOIZE);
    }
    return pickle.stop();
  }

  @ParameterizedTest
  @MethodSource("smallCallsForMuch")
  void aSmallCallThatMakesMuchIsADenialOfService(byte[] pickle) {
    assertThat(Scans.verdict(pickle)).isEqualTo(DENIAL_OF_SERVICE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"1.5", "-12345678901234567890", "1E+10", "NaN"})
  void aNumberWrittenOutIsClean(String number) {
    assertThat(Scans.verdict(calling("decimal", "Decimal").call(number).stop())).isEqualTo(CLEAN);
  }

  @ParameterizedTest
  @ValueSource(strings = {"islice", "chain", "zip_longest"})
  void anIteratorOverOneWithoutEndHasNoneEither(String name) {
    byte[] pickle =
        Pickles.protocol(4)
            .stackGlobal("builtins", "list")
            .stackGlobal("itertools", name)
            .stackGlobal("itertools", "count")
            .op(Opcode.EMPTY_TUPLE, Opcode.REDUCE, Opcode.TUPLE1, Opcode.REDUCE)
            .op(Opcode.TUPLE1, Opcode.REDUCE)
            .stop();
    assertThat(Scans.rules(pickle)).contains("pickle-huge-allocation");
  }

  @Test
  void fillingToAWidthOfMillionsIsADenialOfService() {
    byte[] wide =
        Pickles.protocol(4).stackGlobal("builtins", "str.format").call("{:99999999999}").stop();
    assertThat(Scans.rules(wide)).contains("pickle-huge-allocation");
    byte[] narrow = Pickles.protocol(4).stackGlobal("builtins", "str.format").call("{:9}").stop();
    assertThat(Scans.rules(narrow)).doesNotContain("pickle-huge-allocation");
  }

  @Test
  void anUnknownFunctionThatMakesAsManyAsItIsToldIsADenialOfService() {
    byte[] many =
        Pickles.protocol(4)
            .stackGlobal("acme.arrays", "zeros")
            .number(1L << 45)
            .op(Opcode.TUPLE1, Opcode.REDUCE)
            .stop();
    assertThat(Scans.rules(many)).contains("pickle-huge-allocation");
  }
}
