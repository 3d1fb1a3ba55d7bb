package dev.trivet.artifact.integrity.provenance;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.artifact.integrity.bundle.Content;
import dev.trivet.artifact.integrity.check.Reason;
import dev.trivet.artifact.integrity.check.Step;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.form.WriteJson;
import dev.trivet.artifact.integrity.key.NewKey;
import dev.trivet.artifact.integrity.key.SigningKey;
import dev.trivet.artifact.integrity.manifest.Manifest;
import dev.trivet.artifact.integrity.manifest.Resource;
import dev.trivet.artifact.integrity.provenance.Provenance.Outcome;
import dev.trivet.artifact.integrity.signer.Trust;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

class VerifyProvenanceTest {
  private static final Instant NOW = Instant.parse("2026-06-01T00:00:00Z");
  private static final Octets WEIGHTS = Octets.utf8("weights").sha256();
  private static final Octets CONFIG = Octets.utf8("config").sha256();
  private static final String MATERIAL =
      "{\"uri\":\"git+https://example.org/x\",\"digest\":{\"gitCommit\":\"c0ffee\"}}";
  private static final String TYPE_1 = "https://slsa.dev/provenance/v1";
  private static final String TYPE_02 = "https://slsa.dev/provenance/v0.2";

  private final SigningKey key = key();

  private static SigningKey key() {
    try {
      return SigningKey.ofPem("key", NewKey.draw(new SecureRandom()).secret());
    } catch (Malformed e) {
      throw new IllegalStateException(e);
    }
  }

  private static String version1(String materials) {
    return "{\"buildDefinition\":{\"buildType\":\"https://example.org/train\","
        + "\"resolvedDependencies\":["
        + materials
        + "]},\"runDetails\":{\"builder\":{\"id\":\"https://example.org/builder\"}}}";
  }

  private static String version02(String builder) {
    return "{\"builder\":{"
        + builder
        + "},\"buildType\":\"https://example.org/train\",\"materials\":["
        + MATERIAL
        + "]}";
  }

  private static String statement(String type, String predicate, Octets... subjects) {
    var text = new StringBuilder();
    for (Octets subject : subjects) {
      text.append(text.isEmpty() ? "" : ",")
          .append("{\"name\":\"f\",\"digest\":{\"sha256\":\"" + subject.hex() + "\"}}");
    }
    return "{\"_type\":\"https://in-toto.io/Statement/v1\",\"subject\":[%s],\"predicateType\":\"%s\",\"predicate\":%s}"
        .formatted(text, type, predicate);
  }

  private String envelope(String statement) throws Malformed {
    var unsigned =
        new Content.Envelope(
            "application/vnd.in-toto+json", Octets.utf8(statement), List.of(Octets.utf8("")));
    var json = new WriteJson().object().text("payloadType", unsigned.payloadType());
    json.text("payload", unsigned.payload().base64()).array("signatures").object();
    json.text("sig", key.sign(unsigned.preAuthentication()).base64()).end().end().end();
    return json.done();
  }

  private Provenance verify(String file) {
    var files = List.of(new Resource("config.json", CONFIG), new Resource("model.bin", WEIGHTS));
    return new VerifyProvenance(new Trust.OfKey(key.verification()), NOW)
        .verify(Octets.utf8(file), new Manifest(files, files));
  }

  @Test
  void whatSaysEverythingAboutEveryFileIsComplete() throws Malformed {
    Provenance found = verify(envelope(statement(TYPE_1, version1(MATERIAL), WEIGHTS, CONFIG)));
    assertThat(found.gaps()).isEmpty();
    assertThat(found.outcome()).isEqualTo(Outcome.COMPLETE);
    assertThat(found.said().orElseThrow().builder()).isEqualTo("https://example.org/builder");
    assertThat(found.said().orElseThrow().materials()).hasSize(1);
    String old = statement(TYPE_02, version02("\"id\":\"b\""), WEIGHTS, CONFIG);
    assertThat(verify(envelope(old.replace("Statement/v1", "Statement/v0.1"))).outcome())
        .isEqualTo(Outcome.COMPLETE);
  }

  @Test
  void whatIsNotSaidIsNamedAsAGap() throws Malformed {
    Provenance one = verify(envelope(statement(TYPE_1, version1(MATERIAL), WEIGHTS)));
    assertThat(one.outcome()).isEqualTo(Outcome.PARTIAL);
    assertThat(one.gaps()).singleElement().asString().contains("config.json");
    Provenance noMaterial = verify(envelope(statement(TYPE_1, version1(""), WEIGHTS, CONFIG)));
    assertThat(noMaterial.gaps()).singleElement().asString().contains("made of");
    String without = version1("{\"uri\":\"pkg:pypi/torch\"}");
    Provenance noDigest = verify(envelope(statement(TYPE_1, without, WEIGHTS, CONFIG)));
    assertThat(noDigest.gaps()).singleElement().asString().contains("pkg:pypi/torch");
    Provenance noBuilder = verify(envelope(statement(TYPE_02, version02(""), WEIGHTS, CONFIG)));
    assertThat(noBuilder.gaps()).singleElement().asString().contains("who made it");
  }

  @Test
  void whatIsAboutOthersOrChangedOrOfAnotherKindSaysNothing() throws Malformed {
    Octets other = Octets.utf8("other").sha256();
    assertNone(verify(envelope(statement(TYPE_1, version1(MATERIAL), other))), Step.STATEMENT);
    assertNone(verify(envelope(statement("https://x", "{}", WEIGHTS))), Step.STATEMENT);
    String signed = envelope(statement(TYPE_1, version1(MATERIAL), WEIGHTS, CONFIG));
    String changed = signed.replaceFirst("\"sig\":\"(....)", "\"sig\":\"AAAA");
    assertNone(verify(changed), Step.SIGNATURE);
    assertNone(verify("{}"), Step.STATEMENT);
    assertNone(verify(""), Step.STATEMENT);
  }

  @Test
  void ofSeveralAttestationsTheBestCounts() throws Malformed {
    String little = envelope(statement(TYPE_1, version1(""), WEIGHTS));
    String much = envelope(statement(TYPE_1, version1(MATERIAL), WEIGHTS, CONFIG));
    Provenance found = verify(little + "\n" + much + "\n{\"payloadType\":1}\n");
    assertThat(found.outcome()).isEqualTo(Outcome.COMPLETE);
  }

  private static void assertNone(Provenance found, Step step) {
    assertThat(found.outcome()).isEqualTo(Outcome.NONE);
    assertThat(found.said()).isEmpty();
    assertThat(found.reasons()).extracting(Reason::step).contains(step);
  }
}
