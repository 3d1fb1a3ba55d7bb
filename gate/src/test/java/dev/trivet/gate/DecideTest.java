package dev.trivet.gate;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trivet.gate.Decision.Outcome;
import dev.trivet.gate.RuleResult.State;
import dev.trivet.testkit.Draw;
import dev.trivet.testkit.Seeds;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

/// What the gate decides, and that it never decides for what it does not know.
class DecideTest {
  private static final Instant NOW = Instant.parse("2026-11-15T12:00:00Z");
  private static final ReadPolicy READ = new ReadPolicy();
  private static final CompiledPolicy DEFAULT = READ.shipped().policy().orElseThrow();
  private static final int CASES = 2_000;

  private static CompiledPolicy policy(String... rules) {
    var text = new StringBuilder("kind: GatePolicy\nid: p\nrules:\n");
    for (int i = 0; i < rules.length; i++) {
      text.append(
          "  - {name: r%d, effect: refuse, message: m, require: '%s'}\n"
              .formatted(i, rules[i].replace("'", "''")));
    }
    LoadedPolicy loaded = READ.bytes(text.toString().getBytes(StandardCharsets.UTF_8), "p.yaml");
    return loaded.policy().orElseThrow(() -> new AssertionError(loaded.problems().toString()));
  }

  private static Decision decide(CompiledPolicy policy, GateFacts facts) {
    return new Decide(policy).on(facts, Optional.empty(), NOW);
  }

  private static Outcome outcome(CompiledPolicy policy, GateFacts facts) {
    return decide(policy, facts).outcome();
  }

  @Test
  void goodFactsPassTheDefaultPolicyWithoutAWarning() {
    Decision decision = decide(DEFAULT, SomeFacts.good());
    assertThat(decision.refusing()).isEmpty();
    assertThat(decision.warnings()).isEmpty();
    assertThat(decision.outcome()).isEqualTo(Outcome.ALLOW);
    assertThat(decision.expires()).isEqualTo(NOW.plus(Duration.ofDays(30)));
  }

  @Test
  void aModelNobodyLookedAtIsRefusedAndEveryRuleSaysWhatToDo() {
    Decision decision = decide(DEFAULT, GateFacts.of(SomeFacts.good().artefact(), "production"));
    assertThat(decision.outcome()).isEqualTo(Outcome.REFUSE);
    assertThat(decision.refusing())
        .hasSizeGreaterThan(8)
        .allSatisfy(r -> assertThat(r.state()).isEqualTo(State.UNDECIDED))
        .allSatisfy(r -> assertThat(r.detail()).contains("nothing is known of"));
  }

  @Test
  void aWorseOrAMissingFactNeverTurnsARefusalIntoAYes() {
    Seeds.forAll(
        CASES,
        random -> {
          var draw = new Draw(random);
          GateFacts facts = SomeFacts.any(draw);
          GateFacts worse = SomeFacts.worse(draw, facts);
          if (outcome(DEFAULT, facts) == Outcome.REFUSE) {
            assertThat(outcome(DEFAULT, worse)).isEqualTo(Outcome.REFUSE);
          }
        });
  }

  @Test
  void theRandomFactsAreBothAllowedAndRefused() {
    var seen = new HashSet<Outcome>();
    Seeds.forAll(200, random -> seen.add(outcome(DEFAULT, SomeFacts.any(new Draw(random)))));
    assertThat(seen).containsExactlyInAnyOrder(Outcome.values());
  }

  @Test
  void theOrderOfRulesDoesNotChangeTheDecision() {
    Policy shipped = DEFAULT.policy();
    String[] lines = ReadPolicy.shippedText().split("(?m)^rules:\n", -1);
    List<String> rules =
        List.of(lines[1].split("(?m)(?=^  - name: )", -1)).stream()
            .filter(r -> r.contains("- name:"))
            .toList();
    assertThat(rules).hasSameSizeAs(shipped.rules());
    Seeds.forAll(
        60,
        random -> {
          var draw = new Draw(random);
          String text = lines[0] + "rules:\n" + String.join("", draw.shuffled(rules));
          CompiledPolicy shuffled =
              READ.bytes(text.getBytes(StandardCharsets.UTF_8), "p").policy().orElseThrow();
          GateFacts facts = SomeFacts.any(draw);
          Decision one = decide(DEFAULT, facts);
          Decision other = decide(shuffled, facts);
          assertThat(other.outcome()).isEqualTo(one.outcome());
          assertThat(new HashSet<>(other.results())).isEqualTo(new HashSet<>(one.results()));
        });
  }

  @Test
  void allRulesAreLookedAtAndNotOnlyTheFirst() {
    Decision decision = decide(policy("false", "true", "1 > 2"), SomeFacts.good());
    assertThat(decision.results())
        .extracting(RuleResult::state)
        .containsExactly(State.BROKEN, State.HOLDS, State.BROKEN);
  }

  @Test
  void aBrokenRuleSaysWhichFactsBrokeIt() {
    GateFacts facts =
        SomeFacts.into(
            SomeFacts.good(),
            Optional.of(new GateFacts.ComponentFacts("lens", "model", "differs")),
            Optional.of(new GateFacts.SupplierFacts("pinspeck", "unassessed")),
            Optional.of(Map.of("TRV-SUP-03", "stale", "TRV-RUN-01", "failing")));
    List<String> details =
        decide(DEFAULT, facts).refusing().stream().map(RuleResult::detail).toList();
    assertThat(details)
        .containsExactlyInAnyOrder(
            "component.digest is differs (lens)",
            "supplier.standing is unassessed (pinspeck)",
            "TRV-RUN-01 is failing",
            "TRV-SUP-03 is stale");
    GateFacts malicious = SomeFacts.good().scanned(Optional.of(SomeFacts.scan("malicious")));
    assertThat(decide(DEFAULT, malicious).refusing().getFirst().detail())
        .isEqualTo("scan.verdict is malicious; found pickle-gadget-call in data.pkl");
  }

  @Test
  void anExpressionThatFailsRefuses() {
    for (String expression :
        List.of(
            "controls[\"TRV-XXX-99\"] == \"proven\"",
            "1 / (artefact.files - 1) > 0",
            "measurements.exists(m, m.low > 0.5)",
            "artefact.name.matches(\"(\")")) {
      Decision decision = decide(policy(expression), SomeFacts.good());
      assertThat(decision.results().getFirst().state()).as(expression).isEqualTo(State.UNDECIDED);
      assertThat(decision.outcome()).as(expression).isEqualTo(Outcome.REFUSE);
    }
  }

  @Test
  void aRuleThatWarnsRefusesWhatItCannotTell() {
    String text =
        """
        kind: GatePolicy
        id: p
        rules:
          - {name: a, effect: refuse, message: m, require: 'true'}
          - {name: b, effect: warn, message: m, require: 'bom.licence != ""'}
        """;
    CompiledPolicy policy =
        READ.bytes(text.getBytes(StandardCharsets.UTF_8), "p").policy().orElseThrow();
    GateFacts bare = GateFacts.of(SomeFacts.good().artefact(), "test");
    assertThat(outcome(policy, bare)).isEqualTo(Outcome.REFUSE);
    assertThat(outcome(policy, SomeFacts.good())).isEqualTo(Outcome.ALLOW);
  }

  @Test
  void workWithoutEndIsStoppedAndRefuses() {
    String nested =
        IntStream.range(0, 9)
            .mapToObj(i -> "[1,2,3,4,5,6].all(v%d, ".formatted(i))
            .collect(Collectors.joining("", "", "true" + ")".repeat(9)));
    Decision decision = decide(policy(nested), SomeFacts.good());
    assertThat(decision.outcome()).isEqualTo(Outcome.REFUSE);
    assertThat(decision.results().getFirst().detail()).containsIgnoringCase("budget");
  }

  @Test
  void anOverrideLiftsWhatMayBeLiftedAndNothingElse() {
    var override = new PolicyOverride("Ann Ayer", "the old model is failing", NOW.plusSeconds(60));
    GateFacts unsigned = SomeFacts.good().verified(Optional.empty());
    Decision lifted = new Decide(DEFAULT).on(unsigned, Optional.of(override), NOW);
    assertThat(lifted.outcome()).isEqualTo(Outcome.ALLOW);
    assertThat(lifted.lifted()).containsExactly("signed-by-somebody-we-trust");
    assertThat(lifted.expires()).isEqualTo(override.until());
    GateFacts malicious = SomeFacts.good().scanned(Optional.of(SomeFacts.scan("malicious")));
    assertThat(new Decide(DEFAULT).on(malicious, Optional.of(override), NOW).outcome())
        .isEqualTo(Outcome.REFUSE);
  }

  @Test
  void anOverrideThatIsPastOrTooLongIsNoOverride() {
    for (Instant until : List.of(NOW, NOW.minusSeconds(1), NOW.plus(Duration.ofDays(31)))) {
      var override = new PolicyOverride("Ann Ayer", "the old model is failing", until);
      assertThatThrownBy(() -> new Decide(DEFAULT).on(SomeFacts.good(), Optional.of(override), NOW))
          .isInstanceOf(IllegalArgumentException.class)
          .hasMessageContaining("override");
    }
    assertThatThrownBy(() -> new PolicyOverride(" ", "the old model is failing", NOW))
        .isInstanceOf(IllegalArgumentException.class);
    assertThatThrownBy(() -> new PolicyOverride("Ann", "because", NOW))
        .isInstanceOf(IllegalArgumentException.class);
  }
}
