package dev.trivet.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.artifact.archive.Tars;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.pickle.Pickles;
import dev.trivet.artifact.rule.Finding;
import dev.trivet.artifact.rule.Verdict;
import dev.trivet.artifact.scan.Limits;
import dev.trivet.artifact.scan.ScanResult;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// Images and models as registries keep them.
class OciScanTest {
  private static final String MANIFEST = "application/vnd.oci.image.manifest.v1+json";
  private static final String INDEX = "application/vnd.oci.image.index.v1+json";
  private static final String WEIGHT = "application/vnd.cncf.model.weight.v1.raw";
  private static final byte[] EMPTY = "{}".getBytes(StandardCharsets.UTF_8);

  @TempDir Path directory;

  private final Map<String, byte[]> files = new LinkedHashMap<>();

  private static String hex(byte[] bytes) {
    return Octets.of(bytes).sha256().hex();
  }

  private static String place(byte[] bytes) {
    return "blobs/sha256/" + hex(bytes);
  }

  /// Puts a blob into the layout.
  private byte[] blob(byte[] bytes) {
    files.put(place(bytes), bytes);
    return bytes;
  }

  private byte[] blob(String text) {
    return blob(text.getBytes(StandardCharsets.UTF_8));
  }

  private static String descriptor(String type, byte[] bytes, String more) {
    return "{\"mediaType\":\"%s\",\"digest\":\"sha256:%s\",\"size\":%d%s}"
        .formatted(type, hex(bytes), bytes.length, more);
  }

  private static String titled(String title) {
    return ",\"annotations\":{\"org.opencontainers.image.title\":\"%s\"}".formatted(title);
  }

  private static String manifest(String... layers) {
    return "{\"schemaVersion\":2,\"config\":%s,\"layers\":[%s]}"
        .formatted(
            descriptor("application/vnd.oci.empty.v1+json", EMPTY, ""), String.join(",", layers));
  }

  private void layout(String type, byte[] manifest) {
    blob(EMPTY);
    files.put("oci-layout", "{\"imageLayoutVersion\":\"1.0.0\"}".getBytes(StandardCharsets.UTF_8));
    String index =
        "{\"schemaVersion\":2,\"manifests\":[%s]}".formatted(descriptor(type, manifest, ""));
    files.put("index.json", index.getBytes(StandardCharsets.UTF_8));
  }

  private OciScanTest layoutOf(String... layers) {
    layout(MANIFEST, blob(manifest(layers)));
    return this;
  }

  private ScanResult scanned() {
    try {
      for (Map.Entry<String, byte[]> file : files.entrySet()) {
        Path path = directory.resolve(file.getKey());
        Files.createDirectories(path.getParent());
        Files.write(path, file.getValue());
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return new ScanArtifacts(FormatReaders.all(List.of()), Limits.STANDARD, 2, System::nanoTime)
        .scan(List.of(directory))
        .getFirst();
  }

  private ScanResult asTar() {
    var tar = new Tars();
    files.forEach(tar::file);
    return Scans.of(tar.end());
  }

  @Test
  void anImageWhoseBlobsAreAllThereIsClean() {
    byte[] weights = blob("vocabulary\n");
    layoutOf(descriptor(WEIGHT, weights, titled("tokenizer/vocab.txt")));
    assertThat(scanned().findings()).isEmpty();
    assertThat(asTar().findings()).isEmpty();
  }

  @Test
  void aFindingNamesTheFileThatALayerIs() {
    byte[] weights = blob(Pickles.harmful());
    layoutOf(descriptor(WEIGHT, weights, titled("weights/model.bin")));
    String where = place(weights) + "!/weights/model.bin";
    assertThat(scanned().findings()).extracting(Finding::where).containsOnly(where);
    assertThat(asTar().findings()).extracting(Finding::where).containsOnly("file!/" + where);
    assertThat(scanned().verdict()).isEqualTo(Verdict.MALICIOUS);
  }

  @Test
  void theNameOfTheModelFormatIsAFileNameToo() {
    byte[] code = blob("print()\n");
    String path = ",\"annotations\":{\"org.cncf.model.filepath\":\"modeling.py\"}";
    layoutOf(descriptor("application/vnd.cncf.model.code.v1.raw", code, path));
    assertThat(Scans.rules(scanned())).containsExactly("text-source-code");
  }

  @Test
  void anIndexOfIndexesIsFollowedToItsBlobs() {
    byte[] weights = blob(Pickles.harmful());
    byte[] manifest = blob(manifest(descriptor(WEIGHT, weights, titled("model.bin"))));
    byte[] inner =
        blob(
            "{\"schemaVersion\":2,\"manifests\":[%s]}"
                .formatted(descriptor(MANIFEST, manifest, "")));
    layout(INDEX, inner);
    assertThat(scanned().findings().getFirst().where()).endsWith("!/model.bin");
  }

  @Test
  void aBlobThatIsNotWhatItsDigestSaysIsReported() {
    byte[] weights = "vocabulary\n".getBytes(StandardCharsets.UTF_8);
    layoutOf(descriptor(WEIGHT, weights, titled("vocab.txt")));
    files.put(place(weights), "Vocabulary\n".getBytes(StandardCharsets.UTF_8));
    assertThat(Scans.rules(scanned())).containsExactly("oci-digest-differs");
    assertThat(Scans.rules(asTar())).containsExactly("oci-digest-differs");
  }

  @Test
  void aSizeThatIsNotTheBlobsIsReported() {
    byte[] weights = blob("vocabulary\n");
    String lies = descriptor(WEIGHT, weights, "").replace("\"size\":11", "\"size\":12");
    assertThat(Scans.rules(layoutOf(lies).scanned())).containsExactly("oci-size-differs");
  }

  @Test
  void aBlobThatIsNotThereIsReported() {
    layoutOf(descriptor(WEIGHT, new byte[] {1}, titled("model.bin")));
    ScanResult result = scanned();
    assertThat(Scans.rules(result)).containsExactly("oci-blob-missing");
    assertThat(Scans.messages(result)).contains("model.bin");
  }

  @Test
  void aBlobThatNothingLeadsToIsReportedAndRead() {
    blob(Pickles.harmful());
    ScanResult result = layoutOf().scanned();
    assertThat(result.verdict()).isEqualTo(Verdict.MALICIOUS);
    assertThat(Scans.rules(result)).contains("oci-blob-unreferenced");
  }

  @Test
  void anUnreferencedBlobAloneChangesNoVerdict() {
    blob("left over\n");
    assertThat(layoutOf().scanned().verdict()).isEqualTo(Verdict.CLEAN);
  }

  @Test
  void aLayerFromElsewhereIsAMatterOfPolicy() {
    byte[] weights = blob("vocabulary\n");
    layoutOf(descriptor(WEIGHT, weights, ",\"urls\":[\"https://example.org/w\"]"));
    assertThat(scanned().verdict()).isEqualTo(Verdict.POLICY);
    String foreign = "application/vnd.docker.image.rootfs.foreign.diff.tar.gzip";
    files.clear();
    layoutOf(descriptor(foreign, blob("layer\n"), ""));
    assertThat(asTar().verdict()).isEqualTo(Verdict.POLICY);
  }

  @Test
  void aTitleThatLeadsOutIsMalicious() {
    byte[] weights = blob("* * * * * id\n");
    layoutOf(descriptor(WEIGHT, weights, titled("../../etc/cron.d/x")));
    assertThat(Scans.rules(scanned())).containsExactly("oci-title-leads-out");
  }

  @Test
  void aDigestThatIsAPathIsNotFollowed() {
    layoutOf("{\"mediaType\":\"x\",\"digest\":\"sha256:../../../etc/passwd\",\"size\":1}");
    assertThat(Scans.rules(scanned())).contains("oci-broken");
  }

  @Test
  void aDocumentThatIsIndexAndManifestIsSuspicious() {
    byte[] both = blob("{\"schemaVersion\":2,\"manifests\":[],\"layers\":[],\"config\":null}");
    layout(MANIFEST, both);
    assertThat(scanned().verdict()).isEqualTo(Verdict.SUSPICIOUS);
  }

  @Test
  void indexesAreNotFollowedForEver() {
    byte[] inner = blob("{\"manifests\":[]}");
    for (int i = 0; i < 20; i++) {
      inner = blob("{\"manifests\":[%s]}".formatted(descriptor(INDEX, inner, "")));
    }
    layout(INDEX, inner);
    assertThat(Scans.rules(scanned())).contains("oci-too-many");
  }

  @Test
  void dataInADescriptorIsHeldAgainstItsDigest() {
    byte[] weights = blob("vocabulary\n");
    layoutOf(descriptor(WEIGHT, weights, ",\"data\":\"b3RoZXI=\""));
    assertThat(Scans.rules(scanned())).containsExactly("oci-digest-differs");
  }

  @Test
  void whatDockerSavesIsReadToItsLayers() {
    byte[] layer = Tars.of("opt/model.pkl", Pickles.harmful());
    files.put("abc.json", EMPTY);
    files.put("1/layer.tar", layer);
    files.put(
        "manifest.json",
        "[{\"Config\":\"abc.json\",\"RepoTags\":[\"m:1\"],\"Layers\":[\"1/layer.tar\"]}]"
            .getBytes(StandardCharsets.UTF_8));
    ScanResult result = asTar();
    assertThat(result.findings())
        .extracting(Finding::where)
        .containsOnly("file!/1/layer.tar!/opt/model.pkl");
  }

  @Test
  void aLayerThatDockerNamesAndDidNotSaveIsReported() {
    files.put("abc.json", EMPTY);
    files.put(
        "manifest.json",
        "[{\"Config\":\"abc.json\",\"Layers\":[\"1/layer.tar\",\"../2.tar\"]}]"
            .getBytes(StandardCharsets.UTF_8));
    assertThat(Scans.rules(asTar()))
        .containsExactlyInAnyOrder("oci-blob-missing", "oci-title-leads-out");
  }

  @Test
  void otherManifestsAreNobodysBusiness() {
    files.put("manifest.json", "{\"name\":\"app\"}".getBytes(StandardCharsets.UTF_8));
    assertThat(asTar().findings()).isEmpty();
    files.put("manifest.json", "not json".getBytes(StandardCharsets.UTF_8));
    assertThat(Scans.rules(asTar())).doesNotContain("oci-broken");
  }
}
