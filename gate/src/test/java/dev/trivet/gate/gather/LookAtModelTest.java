package dev.trivet.gate.gather;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.artifact.FormatReaders;
import dev.trivet.artifact.ScanArtifacts;
import dev.trivet.artifact.integrity.SignAs;
import dev.trivet.artifact.integrity.SignModel;
import dev.trivet.artifact.integrity.SignOptions;
import dev.trivet.artifact.integrity.SignatureFile;
import dev.trivet.artifact.integrity.bundle.Content;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.form.WriteJson;
import dev.trivet.artifact.integrity.key.SigningKey;
import dev.trivet.artifact.integrity.manifest.HashRanges;
import dev.trivet.artifact.integrity.provenance.Attestations;
import dev.trivet.artifact.integrity.signer.Trust;
import dev.trivet.artifact.scan.Limits;
import dev.trivet.bom.Aibom;
import dev.trivet.bom.read.ReadBom;
import dev.trivet.gate.GateFacts;
import dev.trivet.gate.GateFacts.BillState;
import dev.trivet.gate.GateFacts.BomFacts;
import dev.trivet.gate.GateFacts.ProvenanceFacts;
import dev.trivet.gate.GateFacts.ProvenanceState;
import dev.trivet.gate.GateFacts.VerificationOutcome;
import dev.trivet.gate.Keys;
import dev.trivet.gate.gather.LookAtModel.Asked;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What the gate finds in a model's own files and in what comes with it.
class LookAtModelTest {
  private static final Instant NOW = Instant.parse("2026-11-15T12:00:00Z");
  private static final String BUILDER = "https://builds.example.org/trainer";

  @TempDir private Path folder = Path.of("");
  private Path model = Path.of("");
  private final SigningKey key = Keys.fresh();

  @BeforeEach
  void aModel() throws IOException {
    model = Files.createDirectories(folder.resolve("model"));
    Files.writeString(
        model.resolve("config.json"), "{\"architectures\": [\"BertModel\"], \"vocab_size\": 12}");
    Files.writeString(model.resolve("README.md"), "---\nlicense: apache-2.0\n---\n# Claims\n");
  }

  private Trust trust() {
    return new Trust.OfKey(key.verification());
  }

  private GateFacts look(Asked asked) throws IOException {
    var scan =
        new ScanArtifacts(FormatReaders.all(List.of()), Limits.STANDARD, 2, System::nanoTime);
    return new LookAtModel(scan, asked, NOW, InstantSource.system())
        .at(model, SignatureFile.of(model), "test");
  }

  private BomFacts bom(Asked asked) throws IOException {
    return look(asked).bom().orElseThrow();
  }

  private static Asked nothing() {
    return new Asked(Optional.empty(), Optional.empty(), Optional.empty());
  }

  private Octets attestation(String materials) throws IOException {
    var subjects = new StringBuilder();
    for (String file : List.of("README.md", "config.json")) {
      String digest = Octets.of(Files.readAllBytes(model.resolve(file))).sha256().hex();
      subjects
          .append(subjects.isEmpty() ? "" : ",")
          .append("{\"name\":\"%s\",\"digest\":{\"sha256\":\"%s\"}}".formatted(file, digest));
    }
    return signed(
        """
        {"_type":"https://in-toto.io/Statement/v1","subject":[%s],
         "predicateType":"https://slsa.dev/provenance/v1",
         "predicate":{"buildDefinition":{"buildType":"https://example.org/train",
           "resolvedDependencies":[%s]},"runDetails":{"builder":{"id":"%s"}}}}
        """
            .formatted(subjects, materials, BUILDER));
  }

  private Octets signed(String statement) {
    try {
      var unsigned =
          new Content.Envelope("application/vnd.in-toto+json", Octets.utf8(statement), List.of());
      var json = new WriteJson().object().text("payloadType", unsigned.payloadType());
      json.text("payload", unsigned.payload().base64()).array("signatures").object();
      json.text("sig", key.sign(unsigned.preAuthentication()).base64()).end().end().end();
      return Octets.utf8(json.done());
    } catch (Malformed e) {
      throw new IllegalStateException(e);
    }
  }

  private static final String MATERIAL =
      "{\"uri\":\"git+https://example.org/train\",\"digest\":{\"sha1\":\"a1\"}}";

  private Asked attested(Trust by, Octets... files) {
    return new Asked(
        Optional.empty(), Optional.of(new Attestations(List.of(files), by)), Optional.empty());
  }

  private Optional<ProvenanceFacts> origin(Trust by, Octets... files) throws IOException {
    return look(attested(by, files)).provenance();
  }

  @Test
  void attestationsOfSomebodyTrustedSayWhereItComesFrom() throws IOException {
    var complete = new ProvenanceFacts(ProvenanceState.COMPLETE, BUILDER);
    assertThat(origin(trust(), attestation(MATERIAL))).contains(complete);
    assertThat(origin(trust(), attestation("")))
        .contains(new ProvenanceFacts(ProvenanceState.PARTIAL, BUILDER));
    assertThat(origin(trust(), Octets.utf8("{}"), attestation(""), attestation(MATERIAL)))
        .contains(complete);
  }

  @Test
  void attestationsOfOthersOrOfOtherBytesAreNone() throws IOException {
    Octets own = attestation(MATERIAL);
    var none = new ProvenanceFacts(ProvenanceState.NONE, "");
    assertThat(origin(new Trust.OfKey(Keys.fresh().verification()), own)).contains(none);
    Files.writeString(model.resolve("README.md"), "other");
    Files.writeString(model.resolve("config.json"), "{}");
    assertThat(origin(trust(), own)).contains(none);
    assertThat(look(Asked.trusting(trust())).provenance()).isEmpty();
  }

  @Test
  void theFilesSayTheirLicenceAndASignatureMakesMoreOfThemEvidence() throws IOException {
    BomFacts unsigned = bom(nothing());
    assertThat(unsigned.licence()).isEqualTo("Apache-2.0");
    assertThat(unsigned.bill()).isEmpty();
    new SignModel(SignAs.key(key), new HashRanges(1))
        .sign(model, SignatureFile.of(model), SignOptions.standard());
    GateFacts signed = look(Asked.trusting(trust()));
    assertThat(signed.verification().orElseThrow().outcome())
        .isEqualTo(VerificationOutcome.VERIFIED);
    assertThat(signed.bom().orElseThrow().evidenced().orElseThrow())
        .isGreaterThan(unsigned.evidenced().orElseThrow());
  }

  @Test
  void aBillThatFitsAddsWhatTheFilesLeaveOpenAndOneThatDoesNotAddsNothing() throws IOException {
    Aibom bill = new ReadBom(Limits.STANDARD).from(model, Optional.empty(), Optional.empty());
    BomFacts fits = bom(new Asked(Optional.empty(), Optional.empty(), Optional.of(bill)));
    assertThat(fits.bill()).contains(BillState.FITS);
    Files.writeString(model.resolve("README.md"), "# Claims\n");
    BomFacts differs = bom(new Asked(Optional.empty(), Optional.empty(), Optional.of(bill)));
    assertThat(differs.bill()).contains(BillState.DIFFERS);
    assertThat(differs.licence()).isEmpty();
    assertThat(differs.evidenced()).isEqualTo(bom(nothing()).evidenced());
  }
}
