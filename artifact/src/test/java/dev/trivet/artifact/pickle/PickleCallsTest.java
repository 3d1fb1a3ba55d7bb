package dev.trivet.artifact.pickle;

import static dev.trivet.artifact.rule.Verdict.CLEAN;
import static dev.trivet.artifact.rule.Verdict.MALICIOUS;
import static dev.trivet.artifact.rule.Verdict.POLICY;
import static dev.trivet.artifact.rule.Verdict.SUSPICIOUS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.artifact.Scans;
import dev.trivet.artifact.scan.ScanResult;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// What a pickle imports and calls, and how that is judged.
class PickleCallsTest {

  @Test
  void aCommandIsMaliciousAndItsCallIsShown() {
    ScanResult result = Scans.of(Pickles.harmful());
    assertThat(result.verdict()).isEqualTo(MALICIOUS);
    assertThat(result.format()).isEqualTo("pickle");
    assertThat(Scans.messages(result)).contains("os.system('echo x')");
    assertThat(result.findings().getFirst().offset()).isEqualTo(Pickles.harmful().length - 2);
  }

  static Stream<byte[]> waysToCall() {
    return Stream.of(
        Pickles.bare().op(Opcode.MARK).text("x").op(Opcode.INST).latin1("os\nsystem\n").stop(),
        Pickles.bare().op(Opcode.MARK).global("os", "system").text("x").op(Opcode.OBJ).stop(),
        Pickles.protocol(2)
            .global("subprocess", "Popen")
            .text("x")
            .op(Opcode.TUPLE1, Opcode.NEWOBJ)
            .stop(),
        Pickles.protocol(4)
            .global("subprocess", "Popen")
            .text("x")
            .op(Opcode.TUPLE1, Opcode.EMPTY_DICT, Opcode.NEWOBJ_EX)
            .stop(),
        Pickles.bare()
            .global("os", "system")
            .op(Opcode.MARK)
            .text("x")
            .op(Opcode.TUPLE, Opcode.REDUCE)
            .stop(),
        Pickles.bare()
            .global("os", "system")
            .op(Opcode.PUT)
            .latin1("7\n")
            .op(Opcode.POP, Opcode.GET)
            .latin1("7\n")
            .call("x")
            .stop());
  }

  @ParameterizedTest
  @MethodSource("waysToCall")
  void everyWayToCallIsSeen(byte[] pickle) {
    assertThat(Scans.verdict(pickle)).isEqualTo(MALICIOUS);
  }

  @Test
  void anAttributeReadByGetattrIsJudgedAsIfItWereImported() {
    byte[] pickle =
        Pickles.protocol(4)
            .stackGlobal("builtins", "getattr")
            .stackGlobal("collections", "OrderedDict")
            .text("__subclasses__")
            .op(Opcode.TUPLE2, Opcode.REDUCE, Opcode.EMPTY_TUPLE, Opcode.REDUCE)
            .stop();
    ScanResult result = Scans.of(pickle);
    assertThat(result.verdict()).isEqualTo(MALICIOUS);
    assertThat(Scans.messages(result)).contains("collections.OrderedDict.__subclasses__()");
  }

  @Test
  void aMethodOfAnOwnObjectMayBePickled() {
    byte[] pickle =
        Pickles.protocol(4)
            .stackGlobal("builtins", "getattr")
            .stackGlobal("sklearn.preprocessing._data", "StandardScaler")
            .op(Opcode.EMPTY_TUPLE, Opcode.NEWOBJ)
            .text("transform")
            .op(Opcode.TUPLE2, Opcode.REDUCE)
            .stop();
    assertThat(Scans.verdict(pickle)).isEqualTo(CLEAN);
  }

  @Test
  void aPartialIsHarmlessUntilItIsCalled() {
    Pickles partial =
        Pickles.protocol(4)
            .stackGlobal("functools", "partial")
            .stackGlobal("numpy", "mean")
            .op(Opcode.TUPLE1, Opcode.REDUCE);
    assertThat(Scans.verdict(Pickles.bare().raw(partial.cut()).stop())).isEqualTo(CLEAN);
    assertThat(Scans.rules(partial.call("x").stop())).containsExactly("pickle-calls-built");
  }

  @ParameterizedTest
  @ValueSource(strings = {"system", "os.system", "__class__", "f_globals.__builtins__"})
  void anAttrgetterThatReachesFarIsMalicious(String path) {
    byte[] pickle = Pickles.protocol(4).stackGlobal("operator", "attrgetter").call(path).stop();
    assertThat(Scans.verdict(pickle)).isEqualTo(MALICIOUS);
  }

  @Test
  void anAttrgetterOfAFieldIsClean() {
    byte[] pickle = Pickles.protocol(4).stackGlobal("operator", "attrgetter").call("price").stop();
    assertThat(Scans.verdict(pickle)).isEqualTo(CLEAN);
  }

  @Test
  void functionsThatImportByNameAreJudgedAsThatImport() {
    Pickles ufunc = Pickles.protocol(4).stackGlobal("numpy._core", "_ufunc_reconstruct");
    byte[] good =
        Pickles.bare()
            .raw(ufunc.cut())
            .text("numpy._core._multiarray_umath")
            .text("log1p")
            .op(Opcode.TUPLE2, Opcode.REDUCE)
            .stop();
    byte[] bad =
        Pickles.bare()
            .raw(ufunc.cut())
            .text("os")
            .text("system")
            .op(Opcode.TUPLE2, Opcode.REDUCE)
            .stop();
    assertThat(Scans.verdict(good)).isEqualTo(CLEAN);
    assertThat(Scans.verdict(bad)).isEqualTo(MALICIOUS);
  }

  @Test
  void functionsThatCallTheirArgumentAreJudgedAsThatCall() {
    byte[] pickle =
        Pickles.protocol(4)
            .stackGlobal("torch._tensor", "_rebuild_from_type_v2")
            .op(Opcode.MARK)
            .stackGlobal("acme.tools", "shell_run")
            .stackGlobal("torch", "Tensor")
            .text("x")
            .op(Opcode.TUPLE1, Opcode.NONE, Opcode.TUPLE, Opcode.REDUCE)
            .stop();
    assertThat(Scans.rules(pickle)).contains("pickle-unknown-acts");
  }

  @Test
  void copyregsConstructorsStandForTheirClass() {
    byte[] pickle =
        Pickles.protocol(2)
            .global("copy_reg", "_reconstructor")
            .global("acme", "Model")
            .global("__builtin__", "object")
            .op(Opcode.NONE, Opcode.TUPLE3, Opcode.REDUCE)
            .stop();
    ScanResult result = Scans.of(pickle);
    assertThat(result.verdict()).isEqualTo(SUSPICIOUS);
    assertThat(Scans.rules(result)).containsExactly("pickle-unknown-global");
  }

  @Test
  void anUnknownClassIsSuspicious() {
    byte[] pickle =
        Pickles.protocol(4)
            .stackGlobal("acme.models", "Churn")
            .op(Opcode.EMPTY_TUPLE, Opcode.NEWOBJ)
            .stop();
    assertThat(Scans.rules(pickle)).containsExactly("pickle-unknown-global");
  }

  @Test
  void anUnknownFunctionIsSuspiciousAndWithACommandMalicious() {
    byte[] plain =
        Pickles.protocol(4).stackGlobal("acme.models", "restore_state").call("v1").stop();
    byte[] command =
        Pickles.protocol(4).stackGlobal("acme.models", "restore_state").call("touch /tmp/x").stop();
    byte[] byName = Pickles.protocol(4).stackGlobal("acme.util", "exec_script").call("v1").stop();
    assertThat(Scans.rules(plain)).containsExactly("pickle-unknown-call");
    assertThat(Scans.rules(command)).containsExactly("pickle-unknown-acts");
    assertThat(Scans.rules(byName)).containsExactly("pickle-unknown-acts");
  }

  @Test
  void aFunctionOfTheStandardLibraryThatNoDataNeedsIsMaliciousWhenCalled() {
    byte[] called = Pickles.protocol(4).stackGlobal("sre_compile", "compile").call("x").stop();
    assertThat(Scans.rules(called)).containsExactly("pickle-standard-call");
  }

  @Test
  void scaryWordsInAVocabularyAreOnlyWords() {
    Pickles vocabulary = Pickles.protocol(4).op(Opcode.EMPTY_DICT, Opcode.MARK);
    for (String word :
        List.of("os.system", "__import__", "eval", "__class__", "cos\nsystem\n(tR.", "rm -rf /")) {
      vocabulary.text(word).op(Opcode.BININT1).bytes(1);
    }
    assertThat(Scans.verdict(vocabulary.op(Opcode.SETITEMS).stop())).isEqualTo(CLEAN);
  }

  @Test
  void aNumberOfTheExtensionRegistryIsAMatterOfPolicy() {
    byte[] pickle = Pickles.protocol(2).op(Opcode.EXT2).little(2, 4_000).call("x").stop();
    assertThat(Scans.verdict(pickle)).isEqualTo(POLICY);
  }

  @Test
  void twoPiecesThatAreHarmlessAloneAreSeenTogether() {
    byte[] pickle =
        Pickles.protocol(4)
            .stackGlobal("operator", "itemgetter")
            .call("x")
            .op(Opcode.EMPTY_DICT, Opcode.TUPLE1, Opcode.REDUCE)
            .stop();
    assertThat(Scans.rules(pickle)).containsExactly("pickle-unknown-call");
  }
}
