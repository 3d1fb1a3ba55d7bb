package dev.trivet.artifact.pickle;

import static dev.trivet.artifact.rule.Verdict.CLEAN;
import static dev.trivet.artifact.rule.Verdict.MALICIOUS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.artifact.Scans;
import dev.trivet.artifact.scan.ScanResult;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What an organisation can decide to trust in pickles, and what it cannot.
class PickleTrustTest {
  @Test
  void whatTheOrganisationTrustsIsCleanAndSaid() {
    var own =
        new TrustedGlobal("acme.models", "Churn", "our own model", "ada", LocalDate.of(2026, 1, 2));
    byte[] pickle =
        Pickles.protocol(4)
            .stackGlobal("acme.models", "Churn")
            .op(Opcode.EMPTY_TUPLE, Opcode.NEWOBJ)
            .stop();
    ScanResult result = Scans.trusting(List.of(own), pickle);
    assertThat(result.verdict()).isEqualTo(CLEAN);
    assertThat(Scans.messages(result)).contains("our own model").contains("ada");
  }

  @Test
  void aGadgetCannotBeTrusted() {
    var own = new TrustedGlobal("os", "system", "we need it", "bob", LocalDate.of(2026, 1, 2));
    assertThat(Scans.trusting(List.of(own), Pickles.harmful()).verdict()).isEqualTo(MALICIOUS);
  }

  @Test
  void aPatternTrustsNamesThatFitItAndNoOthers() {
    var own = new TrustedGlobal("acme.models", "Ch*n*", "ours", "ada", LocalDate.of(2026, 1, 2));
    assertThat(List.of("Churn", "Chn", "Churner"))
        .allMatch(name -> own.covers("acme.models", name));
    assertThat(List.of("churn", "Chur", "nCh", "C", "Churn.x"))
        .noneMatch(name -> own.covers("acme.models", name));
    assertThat(own.covers("acme.models.sub", "Churn")).isFalse();
  }

  @Test
  void whatIsKnownToDoHarmCanNeverBeTrusted() {
    var day = LocalDate.of(2026, 1, 2);
    assertThat(new TrustedGlobal("os", "*", "we need it", "bob", day).impossible()).isPresent();
    assertThat(new TrustedGlobal("builtins", "eval", "so", "bob", day).impossible()).isPresent();
    assertThat(new TrustedGlobal("acme.models", "*", "ours", "bob", day).impossible()).isEmpty();
  }
}
