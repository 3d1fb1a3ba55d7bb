package dev.trivet.gate;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.formats.document.Node;
import dev.trivet.formats.document.Problems;
import dev.trivet.formats.document.ReadYaml;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The manual describes what is there, and its examples work.
class ManualTest {
  private static final Path DOCS = Path.of("..", "docs");
  private static final Path EXAMPLES = DOCS.resolve("examples").resolve("gate");
  private static final Pattern FACT =
      Pattern.compile("(?m)^\\| `([a-z.\\[\\]]+)` \\| (text|whole number|number|list|map)");

  private static String manual() throws IOException {
    return Files.readString(DOCS.resolve("gate.md"));
  }

  private static List<String> blocks(String language) throws IOException {
    return Pattern.compile("(?ms)^```" + language + "\n(.*?)^```")
        .matcher(manual())
        .results()
        .map((MatchResult match) -> match.group(1))
        .toList();
  }

  @Test
  void everyFactIsDescribedAndNothingElse() throws IOException {
    List<String> described =
        FACT.matcher(manual()).results().map((MatchResult match) -> match.group(1)).toList();
    assertThat(described).containsExactlyElementsOf(FactPaths.all());
  }

  @Test
  void everyPolicyOfTheManualIsUnderstood() throws IOException {
    assertThat(blocks("yaml")).isNotEmpty().allSatisfy(text -> understood(text));
    understood(Files.readString(EXAMPLES.resolve("policy.yaml")));
  }

  @Test
  void everyExpressionOfTheManualPassesTheChecker() throws IOException {
    List<String> expressions = blocks("cel").getFirst().lines().toList();
    assertThat(expressions).hasSizeGreaterThan(5);
    for (String expression : expressions) {
      understood(
          "kind: GatePolicy\nid: p\nrules:\n  - name: a\n    effect: refuse\n    message: m\n"
              + "    require: '%s'\n".formatted(expression.replace("'", "''")));
    }
  }

  private static void understood(String policy) {
    LoadedPolicy loaded =
        new ReadPolicy().bytes(policy.getBytes(StandardCharsets.UTF_8), "example");
    assertThat(loaded.problems()).as(policy).isEmpty();
    assertThat(loaded.policy()).as(policy).isPresent();
  }

  private static Node.Mapping read(String file) {
    var problems = new Problems();
    List<Node.Mapping> documents = ReadYaml.file(EXAMPLES.resolve(file), file, problems);
    assertThat(problems.sorted()).isEmpty();
    return documents.getFirst();
  }

  private static Node at(Node node, String... path) {
    Node current = node;
    for (String step : path) {
      current =
          switch (current) {
            case Node.Mapping mapping -> mapping.find(step).orElseThrow();
            case Node.Sequence list -> list.items().get(Integer.parseInt(step));
            case Node.Scalar scalar -> throw new AssertionError("nothing below " + scalar);
          };
    }
    return current;
  }

  private static String word(Node node, String... path) {
    return ((Node.Scalar) at(node, path)).text();
  }

  @ParameterizedTest
  @ValueSource(strings = {"github.yml", "gitlab-ci.yml", "webhook.yaml", "policy.yaml"})
  void everyExampleIsWholeYaml(String file) {
    assertThat(read(file).entries()).isNotEmpty();
  }

  @Test
  void theWebhookFailsClosedAndAsksTheRightPath() {
    Node.Mapping webhook = read("webhook.yaml");
    assertThat(word(webhook, "kind")).isEqualTo("ValidatingWebhookConfiguration");
    assertThat(word(webhook, "webhooks", "0", "failurePolicy")).isEqualTo("Fail");
    assertThat(word(webhook, "webhooks", "0", "sideEffects")).isEqualTo("None");
    assertThat(word(webhook, "webhooks", "0", "admissionReviewVersions", "0")).isEqualTo("v1");
    assertThat(word(webhook, "webhooks", "0", "clientConfig", "service", "path"))
        .isEqualTo("/admit");
    assertThat(Integer.parseInt(word(webhook, "webhooks", "0", "timeoutSeconds"))).isBetween(1, 30);
  }

  @Test
  void everyBuildExampleSealsItsDecisionAndNoneHoldsAKey() throws IOException {
    for (String file : List.of("github.yml", "gitlab-ci.yml", "Jenkinsfile")) {
      assertThat(Files.readString(EXAMPLES.resolve(file)))
          .contains("trivet gate models/score", "--key", "--out decision.json", "--trusted-key")
          .doesNotContain("PRIVATE KEY");
    }
  }
}
