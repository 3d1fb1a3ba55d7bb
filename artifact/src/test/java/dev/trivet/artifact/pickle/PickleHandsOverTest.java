package dev.trivet.artifact.pickle;

import static dev.trivet.artifact.rule.Verdict.CLEAN;
import static dev.trivet.artifact.rule.Verdict.DENIAL_OF_SERVICE;
import static dev.trivet.artifact.rule.Verdict.MALICIOUS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.artifact.Scans;
import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// Functions of the language that call what they are given, or take all that comes.
class PickleHandsOverTest {
  private static Pickles calling(String module, String name) {
    return Pickles.protocol(4).stackGlobal(module, name);
  }

  private static Pickles oneText(Pickles pickle) {
    return pickle.op(Opcode.MARK).text("x/y").op(Opcode.LIST);
  }

  static Stream<byte[]> indirectCalls() {
    return Stream.of(
        oneText(calling("itertools", "groupby"))
            .stackGlobal("torch.hub", "load")
            .op(Opcode.TUPLE2, Opcode.REDUCE)
            .stop(),
        oneText(calling("itertools", "accumulate"))
            .stackGlobal("torch.hub", "load")
            .op(Opcode.TUPLE2, Opcode.REDUCE)
            .stop(),
        calling("collections", "defaultdict")
            .stackGlobal("functools", "partial")
            .stackGlobal("joblib", "load")
            .text("x")
            .op(Opcode.TUPLE2, Opcode.REDUCE, Opcode.TUPLE1, Opcode.REDUCE)
            .stop(),
        calling("mymodule", "apply_all")
            .stackGlobal("torch.hub", "load")
            .op(Opcode.TUPLE1, Opcode.REDUCE)
            .stop());
  }

  @ParameterizedTest
  @MethodSource("indirectCalls")
  void aHarmfulFunctionHandedToAnotherIsMalicious(byte[] pickle) {
    assertThat(Scans.verdict(pickle)).isEqualTo(MALICIOUS);
    assertThat(Scans.rules(pickle)).contains("pickle-hands-over");
  }

  @Test
  void evaluatingAnAnnotationIsMalicious() {
    byte[] pickle =
        calling("typing", "ForwardRef._evaluate")
            .stackGlobal("typing", "ForwardRef")
            .call("1+1")
            .op(Opcode.EMPTY_DICT, Opcode.EMPTY_DICT, Opcode.TUPLE3, Opcode.REDUCE)
            .stop();
    assertThat(Scans.verdict(pickle)).isEqualTo(MALICIOUS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"count", "cycle", "repeat", "product"})
  void collectingFromAnIteratorWithoutEndIsADenialOfService(String iterator) {
    Pickles pickle = oneText(calling("builtins", "list").stackGlobal("itertools", iterator));
    byte[] whole = pickle.op(Opcode.TUPLE1, Opcode.REDUCE, Opcode.TUPLE1, Opcode.REDUCE).stop();
    assertThat(Scans.verdict(whole)).isEqualTo(DENIAL_OF_SERVICE);
  }

  @Test
  void listsNestedByAppendingAreADenialOfService() {
    Pickles pickle = Pickles.protocol(2);
    for (int i = 0; i < 20_000; i++) {
      pickle.op(Opcode.EMPTY_LIST);
    }
    for (int i = 1; i < 20_000; i++) {
      pickle.op(Opcode.APPEND);
    }
    assertThat(Scans.verdict(pickle.stop())).isEqualTo(DENIAL_OF_SERVICE);
  }

  /// Protocol 2 has no bytes: they are written as text with a codec.
  @Test
  void bytesWrittenAsTextAreScannedAsTheFileTheyAre() {
    assertThat(Scans.verdict(tensor(Pickles.harmless()))).isEqualTo(CLEAN);
    assertThat(Scans.verdict(tensor(Pickles.harmful()))).isEqualTo(MALICIOUS);
  }

  private static byte[] tensor(byte[] file) {
    byte[] utf8 = new String(file, StandardCharsets.ISO_8859_1).getBytes(StandardCharsets.UTF_8);
    return Pickles.protocol(2)
        .global("torch.storage", "_load_from_bytes")
        .global("_codecs", "encode")
        .op(Opcode.BINUNICODE)
        .little(4, utf8.length)
        .raw(utf8)
        .text("latin1")
        .op(Opcode.TUPLE2, Opcode.REDUCE, Opcode.TUPLE1, Opcode.REDUCE)
        .stop();
  }

  /// `PK` begins a persistent id, too: many archives end as a pickle by chance.
  @Test
  void theHeadOfAnArchiveIsNoPickle() {
    byte[] head = Pickles.bare().latin1("PK\3\4\n").latin1("K\1.").cut();
    assertThat(Scans.of(head).format()).isNotEqualTo("pickle");
    byte[] polyglot = Pickles.bare().latin1("PK\3\4\n").global("os", "system").call("x").stop();
    assertThat(Scans.verdict(polyglot)).isEqualTo(MALICIOUS);
  }

  static Stream<byte[]> callsWithoutArguments() {
    return Stream.of(
        calling("scipy", "test").op(Opcode.EMPTY_TUPLE, Opcode.REDUCE).stop(),
        calling("lightgbm.basic", "_load_lib").op(Opcode.EMPTY_TUPLE, Opcode.REDUCE).stop(),
        calling("catboost.datasets", "titanic").op(Opcode.EMPTY_TUPLE, Opcode.REDUCE).stop());
  }

  @ParameterizedTest
  @MethodSource("callsWithoutArguments")
  void aFunctionThatActsWithoutArgumentsIsMalicious(byte[] pickle) {
    assertThat(Scans.verdict(pickle)).isEqualTo(MALICIOUS);
  }

  @Test
  void aHelperThatCallsMethodsByNameIsMalicious() {
    byte[] pickle =
        calling("numpy.core.fromnumeric", "_wrapfunc")
            .stackGlobal("pathlib", "PosixPath")
            .call("x")
            .text("write_text")
            .text("x")
            .op(Opcode.TUPLE3, Opcode.REDUCE)
            .stop();
    assertThat(Scans.verdict(pickle)).isEqualTo(MALICIOUS);
  }

  private static byte[] dillArray(String module, String name) {
    return Pickles.protocol(4)
        .stackGlobal("dill._dill", "_create_array")
        .op(Opcode.MARK)
        .stackGlobal(module, name)
        .op(Opcode.EMPTY_TUPLE, Opcode.NONE, Opcode.NONE, Opcode.TUPLE, Opcode.REDUCE)
        .stop();
  }

  @Test
  void anArrayWrittenByDillIsJudgedAsTheFunctionItCalls() {
    assertThat(Scans.verdict(dillArray("numpy", "ndarray"))).isEqualTo(CLEAN);
    assertThat(Scans.verdict(dillArray("os", "abort"))).isEqualTo(MALICIOUS);
  }
}
