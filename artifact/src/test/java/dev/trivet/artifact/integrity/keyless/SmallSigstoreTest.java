package dev.trivet.artifact.integrity.keyless;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.artifact.integrity.bundle.Bundle;
import dev.trivet.artifact.integrity.bundle.Content;
import dev.trivet.artifact.integrity.bundle.ReadBundle;
import dev.trivet.artifact.integrity.check.Step;
import dev.trivet.artifact.integrity.check.StepFailed;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.testkit.Seeds;
import java.util.List;
import java.util.Optional;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

/// Every part of a keyless signature is needed, and none can come from another instance.
class SmallSigstoreTest {
  private static final Octets PAYLOAD = Octets.utf8("{\"_type\":\"x\"}");

  private static final Pattern VALUE = Pattern.compile("\"([a-zA-Z]+)\":\"([A-Za-z0-9+/=.-]+)\"");

  private final SmallSigstore ours = make();
  private final SmallSigstore other = make();
  private final String bundle = sign(ours);

  private static SmallSigstore make() {
    try {
      return SmallSigstore.make();
    } catch (Malformed e) {
      throw new IllegalStateException(e);
    }
  }

  private static String sign(SmallSigstore instance) {
    try {
      return instance.sign(PAYLOAD);
    } catch (Malformed e) {
      throw new IllegalStateException(e);
    }
  }

  private static KeylessSigner verify(String bundle, String root, Identity identity)
      throws StepFailed, Malformed {
    Bundle read = ReadBundle.of(Octets.utf8(bundle));
    Octets signed = ((Content.Envelope) read.content()).preAuthentication();
    return new VerifyKeyless(TrustRoot.read(Octets.utf8(root))).verify(read, signed, identity);
  }

  /// @return the step that refuses it
  private static Optional<Step> refusal(String bundle, String root, Identity identity) {
    try {
      assertThat(verify(bundle, root, identity).identity()).isEqualTo(identity);
      return Optional.empty();
    } catch (StepFailed e) {
      return Optional.of(e.reason().step());
    } catch (Malformed e) {
      return Optional.of(Step.BUNDLE);
    }
  }

  private Optional<Step> refusal(String bundle) {
    return refusal(bundle, ours.trustRoot(), SmallSigstore.IDENTITY);
  }

  @Test
  void whatAnInstanceMadeVerifiesAgainstIt() throws StepFailed, Malformed {
    KeylessSigner signer = verify(bundle, ours.trustRoot(), SmallSigstore.IDENTITY);
    assertThat(signer.signedAt()).isEqualTo(SmallSigstore.SIGNED_AT);
  }

  @Test
  void noPartOfTheTrustRootCanBeAnothers() {
    String root = ours.trustRoot();
    assertThat(refusal(bundle, other.trustRoot(), SmallSigstore.IDENTITY)).isPresent();
    assertThat(
            with(
                root,
                new SmallSigstore(
                    other.authority(),
                    ours.timestamps(),
                    ours.timestampRoot(),
                    ours.log(),
                    ours.certificateLog())))
        .contains(Step.CERTIFICATE);
    assertThat(
            with(
                root,
                new SmallSigstore(
                    ours.authority(),
                    other.timestamps(),
                    other.timestampRoot(),
                    ours.log(),
                    ours.certificateLog())))
        .contains(Step.TIME);
    assertThat(
            with(
                root,
                new SmallSigstore(
                    ours.authority(),
                    ours.timestamps(),
                    ours.timestampRoot(),
                    other.log(),
                    ours.certificateLog())))
        .contains(Step.LOG);
    assertThat(
            with(
                root,
                new SmallSigstore(
                    ours.authority(),
                    ours.timestamps(),
                    ours.timestampRoot(),
                    ours.log(),
                    other.certificateLog())))
        .contains(Step.TRANSPARENCY);
  }

  private Optional<Step> with(String root, SmallSigstore mixed) {
    assertThat(mixed.trustRoot()).isNotEqualTo(root);
    return refusal(bundle, mixed.trustRoot(), SmallSigstore.IDENTITY);
  }

  @Test
  void aTrustEndedBeforeTheSignatureIsNoTrust() {
    String start = "\"start\":\"2026-01-01T00:00:00Z\"";
    String ended = ours.trustRoot().replace(start, start + ",\"end\":\"2026-02-01T00:00:00Z\"");
    assertThat(refusal(bundle, ended, SmallSigstore.IDENTITY)).isPresent();
    String exactly = ours.trustRoot().replace(start, start + ",\"end\":\"2026-03-01T12:00:01Z\"");
    assertThat(refusal(bundle, exactly, SmallSigstore.IDENTITY)).isEmpty();
    String open = ours.trustRoot().replace(start, "\"end\":\"2027-01-01T00:00:00Z\"");
    assertThat(refusal(bundle, open, SmallSigstore.IDENTITY)).contains(Step.BUNDLE);
  }

  @Test
  void onlyTheWholeIdentityOfItsIssuerCounts() {
    Identity right = SmallSigstore.IDENTITY;
    for (Identity wrong :
        new Identity[] {
          new Identity("ADA@example.org", right.issuer()),
          new Identity("da@example.org", right.issuer()),
          new Identity(right.name() + ".evil", right.issuer()),
          new Identity(right.name(), "https://issuer.example.org/"),
          new Identity(right.issuer(), right.name())
        }) {
      assertThat(refusal(bundle, ours.trustRoot(), wrong)).contains(Step.IDENTITY);
    }
  }

  @Test
  void anotherSignersPartsCannotBePutIn() {
    String second = sign(ours);
    for (String part :
        new String[] {"canonicalizedBody", "signedTimestamp", "sig", "rawBytes", "rootHash"}) {
      String mixed = bundle.replace(member(bundle, part), member(second, part));
      assertThat(mixed).isNotEqualTo(bundle);
      assertThat(refusal(mixed)).as(part).isPresent();
    }
  }

  private static String member(String json, String name) {
    int start = json.indexOf("\"" + name + "\":\"");
    return json.substring(start, json.indexOf('"', start + name.length() + 4));
  }

  @Test
  void nothingMayBeMissing() {
    assertThat(refusal(bundle.replace("inclusionProof", "inclusionProve"))).contains(Step.LOG);
    assertThat(refusal(bundle.replace("checkpoint\"", "checkpaint\""))).contains(Step.LOG);
    assertThat(refusal(bundle.replace("tlogEntries", "tlogEntires"))).contains(Step.LOG);
    assertThat(refusal(bundle.replace("rfc3161Timestamps", "none"))).isEmpty();
    String noPromise = bundle.replace("inclusionPromise", "inclusionPremise");
    assertThat(refusal(noPromise.replace("rfc3161Timestamps", "none"))).contains(Step.TIME);
  }

  @Test
  void withoutThePromiseTheTimestampSaysWhen() throws StepFailed, Malformed {
    String noPromise = bundle.replace("inclusionPromise", "inclusionPremise");
    KeylessSigner signer = verify(noPromise, ours.trustRoot(), SmallSigstore.IDENTITY);
    assertThat(signer.signedAt()).isEqualTo(SmallSigstore.SIGNED_AT.plusSeconds(1));
  }

  @Test
  void noFlippedBitOfAValueIsTakenAndNoneBreaksTheVerifier() {
    List<MatchResult> values = VALUE.matcher(bundle).results().toList();
    assertThat(values).hasSizeGreaterThan(10);
    Seeds.forAll(
        3_000,
        random -> {
          MatchResult value = values.get(random.nextInt(values.size()));
          int at = value.start(2) + random.nextInt(value.group(2).length());
          char flipped = (char) (bundle.charAt(at) ^ (1 << random.nextInt(7)));
          String changed = bundle.substring(0, at) + flipped + bundle.substring(at + 1);
          boolean isRefused = refusal(changed).isPresent();
          assertThat(isRefused || isFrame(value) || readsTheSame(changed))
              .as(value.group(1))
              .isTrue();
        });
  }

  /// The frame around a timestamp, its version numbers for instance, is not signed.
  private static boolean isFrame(MatchResult value) {
    return value.group(1).equals("signedTimestamp");
  }

  /// The last bits of base64 carry nothing.
  private boolean readsTheSame(String changed) {
    try {
      return ReadBundle.of(Octets.utf8(changed)).equals(ReadBundle.of(Octets.utf8(bundle)));
    } catch (Malformed e) {
      return false;
    }
  }
}
