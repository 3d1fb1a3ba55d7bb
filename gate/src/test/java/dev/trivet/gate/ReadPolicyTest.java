package dev.trivet.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.formats.document.Problem;
import java.nio.charset.StandardCharsets;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/// A policy that is not understood decides nothing, and says where it went wrong.
class ReadPolicyTest {
  private static final String HEAD = "kind: GatePolicy\nid: p\nrules:\n";

  private static LoadedPolicy read(String text) {
    return new ReadPolicy().bytes(text.getBytes(StandardCharsets.UTF_8), "p.yaml");
  }

  private static String rule(String require) {
    return HEAD + "  - name: a\n    effect: refuse\n    message: m\n    require: " + require + "\n";
  }

  @Test
  void theShippedPolicyIsUnderstood() {
    assertThat(new ReadPolicy().shipped().problems()).isEmpty();
    assertThat(new ReadPolicy().shipped().policy()).isPresent();
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "scan.verdit == \"clean\"                | undefined field 'verdit'",
        "scna.verdict == \"clean\"               | undeclared reference to 'scna'",
        "scan.verdict                            | expected type 'bool'",
        "scan.verdict == 3                       | no matching overload",
        "scan.findings.exists(f, f.rul == \"x\") | undefined field 'rul'",
        "scan.verdict ==                         | mismatched input",
        "(((((((((((((((((((((((((((((((((((((((((((true))))))))))))))))))))))))))))))))))))))))))) | recursion limit",
      })
  void anExpressionThatDoesNotPassTheCheckerIsNamedWithItsPlace(String require, String why) {
    LoadedPolicy loaded = read(rule("'" + require + "'"));
    assertThat(loaded.policy()).isEmpty();
    Problem problem = loaded.problems().getFirst();
    assertThat(problem.message()).contains("the rule a").contains(why);
    assertThat(problem.at().line()).isEqualTo(7);
  }

  @Test
  void whatIsNoPolicyIsRefused() {
    for (String text :
        List.of(
            "",
            "kind: Supplier\nid: s\ntitle: S",
            "kind: GatePolicy\nid: p\nrules: []",
            rule("'true'") + "---\n" + rule("'true'"),
            rule("'true'") + "    unknown: key\n",
            rule("'true'").replace("refuse", "warn"),
            rule("'true'").replace("refuse", "permit"),
            rule("'true'") + "  - {name: a, effect: refuse, message: m, require: 'true'}\n",
            "x: [" + "[".repeat(10_000),
            "kind: GatePolicy\nid: p\nlongestOverride: P4000D\n"
                + rule("'true'").substring("kind: GatePolicy\nid: p\n".length()))) {
      LoadedPolicy loaded = read(text);
      assertThat(loaded.policy()).as(text).isEmpty();
      assertThat(loaded.problems()).as(text).isNotEmpty();
    }
  }

  @Test
  void aPolicyOfMegabytesIsRefusedUnread() {
    LoadedPolicy loaded = new ReadPolicy().bytes(new byte[2 << 20], "p.yaml");
    assertThat(loaded.policy()).isEmpty();
    assertThat(loaded.problems().getFirst().message()).contains("larger than");
  }

  @Test
  void oneBadRuleAmongGoodOnesMakesTheWholePolicyUnusable() {
    String text = rule("'true'") + "  - {name: b, effect: refuse, message: m, require: 'nope'}\n";
    assertThat(read(text).policy()).isEmpty();
  }
}
