package dev.trivet.artifact.fuzz;

import dev.trivet.artifact.CheckpointWriter;
import dev.trivet.artifact.FormatReaders;
import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.facts.ReadFileFacts;
import dev.trivet.artifact.integrity.bundle.Bundle;
import dev.trivet.artifact.integrity.bundle.Content.Envelope;
import dev.trivet.artifact.integrity.bundle.ReadBundle;
import dev.trivet.artifact.integrity.bundle.ReadEnvelope;
import dev.trivet.artifact.integrity.check.StepFailed;
import dev.trivet.artifact.integrity.form.Der;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.form.Pem;
import dev.trivet.artifact.integrity.form.ReadJson;
import dev.trivet.artifact.integrity.key.Certificates;
import dev.trivet.artifact.integrity.key.SigningKey;
import dev.trivet.artifact.integrity.key.VerificationKey;
import dev.trivet.artifact.integrity.keyless.KeylessParsers;
import dev.trivet.artifact.integrity.keyless.TrustRoot;
import dev.trivet.artifact.integrity.oms.OmsStatement;
import dev.trivet.artifact.integrity.oms.ReadStatement;
import dev.trivet.artifact.integrity.provenance.InTotoStatement;
import dev.trivet.artifact.integrity.provenance.ProvenanceParser;
import dev.trivet.artifact.integrity.stated.ReadSums;
import dev.trivet.artifact.layout.DirectoryPlan;
import dev.trivet.artifact.layout.FileEntry;
import dev.trivet.artifact.oci.OciLayout;
import dev.trivet.artifact.scan.Budget;
import dev.trivet.artifact.scan.ReadContents;
import dev.trivet.artifact.scan.ScanFile;
import java.util.Arrays;
import java.util.List;

/// What parses bytes of others and is no reader of a format. Each refuses what it does not
/// understand by the one exception that says so; any other is a defeat.
///
/// @param name as the script and the corpus call it
record FuzzParser(String name, Parser parser) {
  static final List<FuzzParser> ALL =
      List.of(
          new FuzzParser("facts", FuzzParser::facts),
          new FuzzParser("strict-json", data -> ReadJson.of(Octets.of(data))),
          new FuzzParser("der", data -> Der.of(Octets.of(data))),
          new FuzzParser("keys", FuzzParser::keys),
          new FuzzParser("certificate", data -> KeylessParsers.certificate(Octets.of(data))),
          new FuzzParser("bundle", FuzzParser::bundle),
          new FuzzParser("statement", FuzzParser::statement),
          new FuzzParser("provenance", FuzzParser::provenance),
          new FuzzParser("trust-root", data -> TrustRoot.read(Octets.of(data))),
          new FuzzParser("timestamp", data -> KeylessParsers.timestamp(Octets.of(data))),
          new FuzzParser("log-checkpoint", data -> KeylessParsers.checkpoint(Octets.of(data))),
          new FuzzParser("sums", data -> ReadSums.of(Octets.of(data), "model.bin")),
          new FuzzParser("image-layout", FuzzParser::layout),
          new FuzzParser("checkpoint-block", FuzzParser::block));

  private static final ScanFile SCAN =
      new ScanFile(
          new ReadContents(FormatReaders.all(List.of())), FuzzReader.SMALL, System::nanoTime);

  /// Parses, or says why not.
  @FunctionalInterface
  interface Parser {
    void parse(byte[] data) throws Malformed, StepFailed;
  }

  void read(byte[] data) {
    try {
      parser.parse(data);
    } catch (Malformed | StepFailed e) {
      if (e.getMessage() == null) {
        throw new AssertionError("refused without a word", e);
      }
    }
  }

  private static void facts(byte[] data) {
    ReadFileFacts.of(Bytes.of(data), new Budget(FuzzReader.SMALL, System::nanoTime));
  }

  private static void keys(byte[] data) throws Malformed {
    String text = Octets.of(data).text();
    Pem.all("key", text);
    refused(() -> SigningKey.ofPem("key", text));
    refused(() -> VerificationKey.ofPem("key", text));
    refused(() -> Certificates.ofPem("certificates", text));
  }

  @FunctionalInterface
  private interface Attempt {
    void run() throws Malformed;
  }

  private static void refused(Attempt attempt) {
    try {
      attempt.run();
    } catch (Malformed e) {
      if (e.getMessage() == null) {
        throw new AssertionError("refused without a word", e);
      }
    }
  }

  private static void bundle(byte[] data) throws Malformed, StepFailed {
    Bundle bundle = ReadBundle.of(Octets.of(data));
    ReadStatement.isOld(ReadStatement.envelope(bundle));
    ReadStatement.of(bundle);
  }

  /// The payload of a bundle, which the fuzzer could hardly reach through base64.
  private static void statement(byte[] data) throws Malformed, StepFailed {
    String bundle =
        "{\"mediaType\":\"application/vnd.dev.sigstore.bundle.v0.3+json\",\"verificationMaterial\":"
            + "{\"publicKey\":{\"hint\":\"a\"}},\"dsseEnvelope\":{\"payload\":\""
            + Octets.of(data).base64()
            + "\",\"payloadType\":\""
            + OmsStatement.PAYLOAD_TYPE
            + "\",\"signatures\":[{\"sig\":\"AA==\"}]}}";
    ReadStatement.of(ReadBundle.of(Octets.utf8(bundle)));
  }

  private static void provenance(byte[] data) throws Malformed {
    var envelope =
        new Envelope(OmsStatement.PAYLOAD_TYPE, Octets.of(data), List.of(Octets.utf8("")));
    refused(() -> ReadEnvelope.withAnySignatures(ReadJson.object("envelope", Octets.of(data))));
    ProvenanceParser.read(InTotoStatement.read(envelope));
  }

  /// The same bytes as an index, as a manifest of `docker save`, and as a blob.
  private static void layout(byte[] data) {
    Bytes bytes = Bytes.of(data);
    String blob = "blobs/sha256/" + Octets.of(data).sha256().hex();
    List<FileEntry> files =
        List.of(
            new FileEntry.InArchive(bytes, blob),
            new FileEntry.InArchive(bytes, "index.json"),
            new FileEntry.InArchive(bytes, "manifest.json"),
            new FileEntry.InArchive(bytes, "oci-layout"));
    DirectoryPlan.of(List.of(new OciLayout()), files);
  }

  /// A block with checksums that hold, which no fuzzer would find.
  private static void block(byte[] data) {
    if (data.length > 0) {
      byte[] block = Arrays.copyOfRange(data, 1, data.length);
      byte[] table = new CheckpointWriter().asBlock(data[0] & 1, block).end();
      FuzzReader.check(SCAN.scan(Bytes.of(table), "model.index"));
    }
  }
}
