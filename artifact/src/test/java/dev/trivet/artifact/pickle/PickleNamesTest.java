package dev.trivet.artifact.pickle;

import static dev.trivet.artifact.rule.Verdict.MALICIOUS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.artifact.Scans;
import dev.trivet.artifact.scan.ScanResult;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/// The ways a pickle can name what it imports.
class PickleNamesTest {
  static Stream<byte[]> waysToName() {
    return Stream.of(
        Pickles.protocol(4)
            .op(Opcode.BINUNICODE)
            .little(4, 2)
            .latin1("os")
            .text("system")
            .op(Opcode.STACK_GLOBAL)
            .call("x")
            .stop(),
        Pickles.protocol(4)
            .op(Opcode.BINUNICODE8)
            .little(8, 2)
            .latin1("os")
            .text("system")
            .op(Opcode.STACK_GLOBAL)
            .call("x")
            .stop(),
        Pickles.protocol(4)
            .op(Opcode.BINSTRING)
            .little(4, 2)
            .latin1("os")
            .text("system")
            .op(Opcode.STACK_GLOBAL)
            .call("x")
            .stop(),
        Pickles.protocol(4)
            .op(Opcode.SHORT_BINSTRING)
            .bytes(2)
            .latin1("os")
            .text("system")
            .op(Opcode.STACK_GLOBAL)
            .call("x")
            .stop(),
        Pickles.protocol(4)
            .op(Opcode.STRING)
            .latin1("'o\\x73'\n")
            .text("system")
            .op(Opcode.STACK_GLOBAL)
            .call("x")
            .stop(),
        Pickles.protocol(4)
            .op(Opcode.STRING)
            .latin1("\"\\157s\"\n")
            .text("system")
            .op(Opcode.STACK_GLOBAL)
            .call("x")
            .stop(),
        Pickles.protocol(4)
            .op(Opcode.UNICODE)
            .latin1("\\u006fs\n")
            .text("system")
            .op(Opcode.STACK_GLOBAL)
            .call("x")
            .stop(),
        Pickles.protocol(4)
            .text("os")
            .op(Opcode.MEMOIZE, Opcode.POP, Opcode.BINGET)
            .bytes(0)
            .text("system")
            .op(Opcode.STACK_GLOBAL)
            .call("x")
            .stop(),
        Pickles.protocol(4)
            .text("os")
            .op(Opcode.LONG_BINPUT)
            .little(4, 70_000)
            .op(Opcode.POP, Opcode.LONG_BINGET)
            .little(4, 70_000)
            .text("system")
            .op(Opcode.STACK_GLOBAL)
            .call("x")
            .stop(),
        Pickles.protocol(4)
            .text("os")
            .text("x")
            .op(Opcode.POP)
            .text("system")
            .op(Opcode.DUP, Opcode.POP, Opcode.STACK_GLOBAL)
            .call("x")
            .stop());
  }

  @ParameterizedTest
  @MethodSource("waysToName")
  void everyWayToNameIsSeen(byte[] pickle) {
    ScanResult result = Scans.of(pickle);
    assertThat(Scans.messages(result)).contains("os.system(");
    assertThat(result.verdict()).isEqualTo(MALICIOUS);
  }

  @Test
  void aNameThatIsComputedIsMalicious() {
    byte[] joined =
        Pickles.protocol(4)
            .text("o")
            .text("s")
            .op(Opcode.TUPLE2)
            .text("system")
            .op(Opcode.STACK_GLOBAL)
            .stop();
    assertThat(Scans.rules(joined)).contains("pickle-computed-name");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "__builtin__ eval", "commands getoutput", "cPickle loads", "urllib2 urlopen",
            "exceptions __import__",
        "SocketServer TCPServer", "itertools imap", "Tkinter Tcl", "anydbm open",
            "httplib HTTPConnection"
      })
  void namesOfPython2AreJudgedByWhatTheyBecome(String name) {
    String[] words = name.split(" ");
    byte[] pickle = Pickles.protocol(2).global(words[0], words[1]).call("x").stop();
    assertThat(Scans.verdict(pickle)).isEqualTo(MALICIOUS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "genericpath os.system",
        "collections abc.sys.modules",
        "torch hub.load",
        "joblib os.system",
        "numpy lib.npyio.load",
        "logging config.fileConfig",
        "sklearn.utils np.load",
        "collections OrderedDict.__init__.__globals__",
        "random _os.system",
        "builtins dict.__class__",
        "torch.serialization os.system",
        "transformers.utils importlib.import_module",
        "json decoder.scanner.re"
      })
  void whoWalksThroughModulesIsMalicious(String name) {
    String[] words = name.split(" ");
    byte[] pickle = Pickles.protocol(4).stackGlobal(words[0], words[1]).call("x").stop();
    assertThat(Scans.verdict(pickle)).isEqualTo(MALICIOUS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"os system", "builtins eval", "subprocess Popen", "runpy run_path", "pty spawn"})
  void aGadgetIsMaliciousEvenWhenItIsOnlyNamed(String name) {
    String[] words = name.split(" ");
    byte[] pickle = Pickles.protocol(4).stackGlobal(words[0], words[1]).stop();
    assertThat(Scans.rules(pickle)).containsExactly("pickle-gadget");
  }
}
