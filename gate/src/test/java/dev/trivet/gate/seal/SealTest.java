package dev.trivet.gate.seal;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.key.SigningKey;
import dev.trivet.gate.Decided;
import dev.trivet.gate.Decision;
import dev.trivet.gate.Decision.Outcome;
import dev.trivet.gate.Keys;
import dev.trivet.gate.seal.OpenDecision.Opened;
import dev.trivet.testkit.Golden;
import dev.trivet.testkit.Seeds;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A sealed decision is what was decided, or it is nothing.
class SealTest {
  private static final SigningKey KEY = Keys.fresh();
  private static final DecisionStatement STATEMENT = new DecisionStatement("1.0");

  private static String sealed(Decision decision) throws Malformed {
    return new SealDecision(STATEMENT, KEY).seal(decision);
  }

  private static Opened opened(Octets file) {
    return new OpenDecision(List.of(KEY.verification())).open(file);
  }

  private static SealedDecision genuine(Decision decision) throws Malformed {
    return ((Opened.Genuine) opened(Octets.utf8(sealed(decision)))).decision();
  }

  @Test
  void whatWasDecidedIsWhatIsReadBack() throws Malformed {
    for (Decision decision : List.of(Decided.allowed(), Decided.refused(), Decided.overridden())) {
      SealedDecision read = genuine(decision);
      assertThat(read.outcome()).isEqualTo(decision.outcome());
      assertThat(read.model()).isEqualTo(decision.facts().artefact().digest());
      assertThat(read.expires()).isEqualTo(decision.expires());
      assertThat(read.reasons()).hasSameSizeAs(decision.refusing());
      assertThat(read.allows("production", Decided.NOW))
          .isEqualTo(decision.outcome() == Outcome.ALLOW);
    }
    assertThat(genuine(Decided.overridden()).overriddenBy()).contains("Ann Ayer");
  }

  @Test
  void theStatementIsTheSameForTheSameDecision() {
    String text = STATEMENT.bytes(Decided.overridden()).text();
    assertThat(STATEMENT.bytes(Decided.overridden()).text()).isEqualTo(text);
    Golden.matches("decision/overridden.json", text);
  }

  @Test
  void aTamperedDecisionNeverVerifies() throws Malformed {
    byte[] whole = Octets.utf8(sealed(Decided.refused())).bytes();
    Seeds.forAll(
        600,
        random -> {
          byte[] bytes = whole.clone();
          int at = random.nextInt(bytes.length - 1);
          bytes[at] ^= (byte) (1 << random.nextInt(8));
          if (opened(Octets.of(bytes)) instanceof Opened.Genuine genuine) {
            // Only what is not signed may have changed: the hint of the key, or white space.
            assertThat(genuine.decision().outcome()).isEqualTo(Outcome.REFUSE);
            assertThat(genuine.decision().model())
                .isEqualTo(Decided.refused().facts().artefact().digest());
          }
        });
  }

  @Test
  void anAllowedDecisionInTheEnvelopeOfARefusedOneDoesNotVerify() throws Malformed {
    String refused = sealed(Decided.refused());
    String allowed = sealed(Decided.allowed());
    String swapped =
        refused.replaceFirst("\"payload\":\"[^\"]*\"", payload(allowed).replace("$", "\\$"));
    assertThat(swapped).isNotEqualTo(refused);
    assertThat(opened(Octets.utf8(swapped))).isInstanceOf(Opened.NotGenuine.class);
  }

  private static String payload(String envelope) {
    int from = envelope.indexOf("\"payload\":");
    return envelope.substring(from, envelope.indexOf(",\"signatures\""));
  }

  @Test
  void aDecisionOfAnotherKeyOrNoDecisionAtAllIsNotGenuine() throws Malformed {
    var stranger = new SealDecision(STATEMENT, Keys.fresh());
    for (String text :
        List.of(
            stranger.seal(Decided.allowed()),
            "",
            "{}",
            "[]",
            "{\"payload\":\"e30=\",\"payloadType\":\"application/vnd.in-toto+json\","
                + "\"signatures\":[]}",
            "{".repeat(100_000))) {
      assertThat(opened(Octets.utf8(text))).isInstanceOf(Opened.NotGenuine.class);
    }
  }

  @Test
  void aDecisionCountsInItsTimeAndPlaceOnly() throws Malformed {
    SealedDecision allowed = genuine(Decided.allowed());
    assertThat(allowed.allows("production", Decided.NOW)).isTrue();
    assertThat(allowed.allows("test", Decided.NOW)).isFalse();
    assertThat(allowed.allows("production", Decided.NOW.minusSeconds(1))).isFalse();
    assertThat(allowed.allows("production", Decided.NOW.plus(Duration.ofDays(29)))).isTrue();
    assertThat(allowed.allows("production", allowed.expires())).isFalse();
    SealedDecision overridden = genuine(Decided.overridden());
    assertThat(overridden.allows("production", Decided.NOW.plusSeconds(3_600))).isFalse();
  }
}
