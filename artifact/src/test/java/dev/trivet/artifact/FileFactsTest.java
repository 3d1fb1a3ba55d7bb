package dev.trivet.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.facts.FileFacts;
import dev.trivet.artifact.facts.FlatDocument;
import dev.trivet.artifact.facts.ReadFileFacts;
import dev.trivet.artifact.facts.TensorFact;
import dev.trivet.artifact.scan.Budget;
import dev.trivet.artifact.scan.Limits;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;

/// What headers say of themselves, on files as their tools write them.
class FileFactsTest {
  private static Budget budget() {
    return new Budget(Limits.STANDARD, System::nanoTime);
  }

  private static FileFacts read(byte[] file) {
    return ReadFileFacts.of(Bytes.of(file), budget()).orElseThrow();
  }

  private static byte[] safetensors() {
    byte[] header =
        """
        {"__metadata__":{"format":"pt"},"b":{"dtype":"BF16","shape":[3,0],"data_offsets":[0,0]},\
        "a":{"dtype":"F32","shape":[],"data_offsets":[0,4]}}\
        """
            .getBytes(StandardCharsets.UTF_8);
    return new ByteWriter().i64(header.length).bytes(header).zeros(4).toBytes();
  }

  private static ByteWriter text(String text) {
    return new ByteWriter().i64(text.length()).ascii(text);
  }

  private static byte[] gguf() {
    var file = new ByteWriter().ascii("GGUF").i32(3).i64(1).i64(4);
    file.bytes(text("general.name").toBytes()).i32(8).bytes(text("Lumen").toBytes());
    file.bytes(text("llama.context_length").toBytes()).i32(4).i32(4096);
    file.bytes(text("general.tags").toBytes()).i32(9).i32(8).i64(2);
    file.bytes(text("a").toBytes()).bytes(text("b").toBytes());
    file.bytes(text("scale").toBytes()).i32(6).i32(Float.floatToIntBits(0.5f));
    file.bytes(text("output.weight").toBytes()).i32(2).i64(32).i64(4).i32(8).i64(0);
    return file.alignTo(32).zeros(136).toBytes();
  }

  private static byte[] onnx() {
    var dimension = new ByteWriter().field(2, "batch");
    var fixed = new ByteWriter().number(1, 20);
    var shape = new ByteWriter().field(1, dimension).field(1, fixed);
    var tensor = new ByteWriter().number(1, 1).field(2, shape);
    var input = new ByteWriter().field(1, "features").field(2, new ByteWriter().field(1, tensor));
    var weights = new ByteWriter().number(1, 20).number(1, 2).number(2, 1).field(8, "w").zeros(0);
    var graph =
        new ByteWriter()
            .field(1, new ByteWriter().field(4, "MatMul"))
            .field(2, "score")
            .field(5, weights)
            .field(11, input);
    return new ByteWriter()
        .number(1, 8)
        .field(2, "pytorch")
        .field(3, "2.5.1")
        .field(7, graph)
        .field(8, new ByteWriter().field(1, "").number(2, 17))
        .field(14, new ByteWriter().field(1, "author").field(2, "Example"))
        .toBytes();
  }

  private static byte[] zip(Map<String, String> entries) {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      for (Map.Entry<String, String> entry : entries.entrySet()) {
        zip.putNextEntry(new ZipEntry(entry.getKey()));
        zip.write(entry.getValue().getBytes(StandardCharsets.UTF_8));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return out.toByteArray();
  }

  @Test
  void safetensorsTellTypeAndShapeOfEachTensor() {
    FileFacts facts = read(safetensors());
    assertThat(facts.format()).isEqualTo("safetensors");
    assertThat(facts.tensors())
        .containsExactly(
            new TensorFact("b", "BF16", List.of(3L, 0L)), new TensorFact("a", "F32", List.of()));
    assertThat(facts.tensors()).extracting(t -> t.elements().orElseThrow()).containsExactly(0L, 1L);
    assertThat(facts.statements()).containsEntry("format", "pt");
  }

  @Test
  void ggufTellsMetadataAndTensors() {
    FileFacts facts = read(gguf());
    assertThat(facts.statements())
        .containsEntry("general.name", "Lumen")
        .containsEntry("llama.context_length", "4096")
        .containsEntry("general.tags[1]", "b")
        .containsEntry("scale", "0.5");
    assertThat(facts.tensors())
        .containsExactly(new TensorFact("output.weight", "Q8_0", List.of(32L, 4L)));
  }

  @Test
  void onnxTellsProducerOperatorsAndSignature() {
    FileFacts facts = read(onnx());
    assertThat(facts.statements())
        .containsEntry("producer_name", "pytorch")
        .containsEntry("opset.ai.onnx", "17")
        .containsEntry("metadata.author", "Example")
        .containsEntry("graph.name", "score");
    assertThat(facts.inputs()).containsExactly("features: FLOAT [batch, 20]");
    assertThat(facts.tensors()).containsExactly(new TensorFact("w", "FLOAT", List.of(20L, 2L)));
  }

  @Test
  void archivesOfTorchAndKerasTellTheirVersions() {
    FileFacts torch =
        read(zip(Map.of("m/data.pkl", "x", "m/version", "3\n", "m/byteorder", "little")));
    assertThat(torch.format()).isEqualTo("torch-zip");
    assertThat(torch.statements()).containsEntry("archive.version", "3");
    assertThat(torch.unread()).isNotEmpty();
    FileFacts keras =
        read(
            zip(
                Map.of(
                    "metadata.json", "{\"keras_version\": \"3.6.0\"}",
                    "config.json", "{\"class_name\": \"Sequential\", \"config\": {}}")));
    assertThat(keras.statements())
        .containsEntry("keras_version", "3.6.0")
        .containsEntry("class_name", "Sequential");
  }

  @Test
  void aPickledEstimatorTellsItsLibrarysVersionAndNothingElse() {
    byte[] pickle =
        new ByteWriter()
            .u8(0x80, 4, 0x7d, 0x94)
            .u8(0x8c, 16)
            .ascii("_sklearn_version")
            .u8(0x94, 0x8c, 5)
            .ascii("1.5.2")
            .u8(0x94, 0x73)
            .zeros(64)
            .toBytes();
    assertThat(read(pickle).statements()).containsEntry("sklearn.version", "1.5.2");
  }

  @Test
  void whateverIsBrokenReadingEnds() {
    var random = new Random(7);
    for (byte[] whole : List.of(safetensors(), gguf(), onnx(), zip(Map.of("m/data.pkl", "x")))) {
      for (int i = 0; i < 400; i++) {
        byte[] broken = Arrays.copyOf(whole, random.nextInt(whole.length + 1));
        for (int j = 0; j < 4 && broken.length > 0; j++) {
          broken[random.nextInt(broken.length)] = (byte) random.nextInt();
        }
        Optional<FileFacts> facts = ReadFileFacts.of(Bytes.of(broken), budget());
        facts.ifPresent(f -> assertThat(f.tensors()).hasSizeLessThan(1_000));
      }
    }
  }

  @Test
  void documentsArePathsAndTextsWhetherJsonOrYaml() {
    String json = "{\"a\": {\"b\": [1, {\"c\": \"x\"}]}, \"n\": null}";
    Bytes bytes = Bytes.of(json.getBytes(StandardCharsets.UTF_8));
    FlatDocument fromJson = FlatDocument.ofJson(bytes, budget());
    FlatDocument fromYaml =
        FlatDocument.ofYaml("a:\n  b:\n    - 1\n    - c: x\nn: null\n", budget());
    assertThat(fromJson.text("a.b[1].c")).contains("x");
    assertThat(fromJson.text("n")).isEmpty();
    assertThat(fromJson.count("a.b")).hasValue(2);
    assertThat(fromYaml.texts()).isEqualTo(fromJson.texts());
  }

  @Test
  void aDocumentThatBreaksKeepsWhatStoodBefore() {
    Bytes bytes = Bytes.of("{\"a\": \"x\", \"b\": ".getBytes(StandardCharsets.UTF_8));
    FlatDocument document = FlatDocument.ofJson(bytes, budget());
    assertThat(document.text("a")).contains("x");
    assertThat(document.problem()).isPresent();
  }
}
