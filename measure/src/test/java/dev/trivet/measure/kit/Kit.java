package dev.trivet.measure.kit;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonToken;
import dev.trivet.measure.data.Npy;
import dev.trivet.measure.data.NpyArray;
import dev.trivet.measure.data.Samples;
import dev.trivet.measure.data.Shape;
import dev.trivet.measure.model.OnnxModel;
import dev.trivet.measure.model.OnnxSettings;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashMap;
import java.util.Map;

/// The comparison kit: models, data and the peers' results. Tests that need it are skipped where it
/// is not.
public final class Kit {
  public static final Shape DIGIT = Shape.of(64);
  public static final Shape IMAGE = Shape.of(1, 28, 28);

  private final Path root;
  private final Map<String, Double> reference = new HashMap<>();

  private Kit(Path root) {
    this.root = root;
  }

  /// The kit, or the test is skipped.
  public static Kit needed() {
    Path root = Path.of("..", "..", "shared", "measure");
    assumeTrue(Files.isDirectory(root), "the comparison kit is not here");
    return at(root);
  }

  public static Kit at(Path root) {
    return new Kit(root);
  }

  public NpyArray array(String name) {
    return Npy.read(root.resolve(name)).get();
  }

  public OnnxModel model(String name) {
    return model(name, OnnxSettings.USUAL);
  }

  public OnnxModel model(String name, OnnxSettings settings) {
    return OnnxModel.open(root.resolve("models").resolve(name + ".onnx"), settings).get();
  }

  public byte[] bytes(String name) {
    try {
      return Files.readAllBytes(root.resolve("models").resolve(name + ".onnx"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public Samples images() {
    return array("data/mnist_x_u8.npy").toSamples().dividedBy(255).as(IMAGE);
  }

  public int[] imageLabels() {
    return array("data/mnist_y.npy").toInts();
  }

  public Samples digits() {
    return array("data/digits_x.npy").toSamples();
  }

  public int[] digitLabels() {
    return array("data/digits_y.npy").toInts();
  }

  public static int[] range(int[] labels, int from, int to) {
    return Arrays.copyOfRange(labels, from, to);
  }

  /// A number of the peers' results: `drift/same/ks_conf/1`.
  public double reference(String path) {
    if (reference.isEmpty()) {
      readReference();
    }
    Double value = reference.get(path);
    if (value == null) {
      throw new IllegalArgumentException("the reference has no " + path);
    }
    return value;
  }

  private void readReference() {
    Path file = root.resolve("reference-results.json");
    try (JsonParser in = new JsonFactory().createParser(file.toFile())) {
      for (JsonToken token = in.nextToken(); token != null; token = in.nextToken()) {
        if (token.isNumeric()) {
          reference.put(
              in.getParsingContext().pathAsPointer().toString().substring(1).replace("~1", "/"),
              in.getDoubleValue());
        }
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }
}
