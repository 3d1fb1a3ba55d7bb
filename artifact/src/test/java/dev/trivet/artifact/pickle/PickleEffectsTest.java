package dev.trivet.artifact.pickle;

import static dev.trivet.artifact.rule.Verdict.CLEAN;
import static dev.trivet.artifact.rule.Verdict.MALICIOUS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.artifact.Scans;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What a pickle writes into objects.
class PickleEffectsTest {

  @Test
  void whoSetsItemsOfAnImportedObjectChangesTheProgram() {
    byte[] pickle =
        Pickles.protocol(4)
            .stackGlobal("acme", "registry")
            .text("handler")
            .op(Opcode.NONE, Opcode.SETITEM)
            .stop();
    assertThat(Scans.rules(pickle)).contains("pickle-changes-imported");
  }

  @Test
  void whoAppendsToAnImportedObjectChangesTheProgram() {
    byte[] one =
        Pickles.protocol(4).stackGlobal("acme", "plugins").text("x").op(Opcode.APPEND).stop();
    byte[] many =
        Pickles.protocol(4)
            .stackGlobal("acme", "plugins")
            .op(Opcode.MARK)
            .text("x")
            .op(Opcode.APPENDS)
            .stop();
    byte[] added =
        Pickles.protocol(4)
            .stackGlobal("acme", "plugins")
            .op(Opcode.MARK)
            .text("x")
            .op(Opcode.ADDITEMS)
            .stop();
    for (byte[] pickle : List.of(one, many, added)) {
      assertThat(Scans.rules(pickle)).contains("pickle-changes-imported");
    }
  }

  @Test
  void whoGivesStateToAnImportedObjectChangesTheProgram() {
    byte[] pickle =
        Pickles.protocol(4)
            .stackGlobal("collections", "OrderedDict")
            .op(Opcode.NONE, Opcode.EMPTY_DICT)
            .text("pop")
            .op(Opcode.NONE, Opcode.SETITEM, Opcode.TUPLE2, Opcode.BUILD)
            .stop();
    assertThat(Scans.verdict(pickle)).isEqualTo(MALICIOUS);
  }

  @Test
  void aFunctionUnderAHookNameIsMaliciousHoweverTheNameIsWritten() {
    for (String name :
        List.of("\u008c\u000c__setstate__", "V__\\u0073etstate__\n", "S'__setst\\x61te__'\n")) {
      byte[] pickle =
          Pickles.protocol(4)
              .stackGlobal("collections", "UserDict")
              .op(Opcode.EMPTY_TUPLE, Opcode.NEWOBJ, Opcode.EMPTY_DICT)
              .latin1(name)
              .stackGlobal("collections", "Counter")
              .op(Opcode.SETITEM, Opcode.BUILD)
              .stop();
      assertThat(Scans.rules(pickle)).containsExactly("pickle-hook-in-state");
    }
  }

  @Test
  void aHookNameWithAPlainValueIsOnlyAWord() {
    byte[] pickle =
        Pickles.protocol(4)
            .op(Opcode.EMPTY_DICT)
            .text("__class__")
            .text("Dog")
            .op(Opcode.SETITEM)
            .stop();
    assertThat(Scans.verdict(pickle)).isEqualTo(CLEAN);
  }

  @Test
  void codeInTheStateOfADistributionIsMalicious() {
    byte[] evil = distribution("\nimport os\ndef _parse_args(self): os.system('x')");
    byte[] good =
        distribution("\ndef _parse_args(self, a, loc=0, scale=1):\n  return (a,), loc, scale\n");
    assertThat(Scans.rules(evil)).containsExactly("pickle-code-in-state");
    assertThat(Scans.verdict(good)).isEqualTo(CLEAN);
  }

  private static byte[] distribution(String template) {
    return Pickles.protocol(4)
        .stackGlobal("scipy.stats._continuous_distns", "gamma_gen")
        .op(Opcode.EMPTY_TUPLE, Opcode.NEWOBJ, Opcode.EMPTY_DICT)
        .text("_parse_arg_template")
        .text(template)
        .op(Opcode.SETITEM, Opcode.BUILD)
        .stop();
  }
}
