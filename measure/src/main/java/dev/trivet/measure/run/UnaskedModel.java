package dev.trivet.measure.run;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.data.Shape;
import dev.trivet.measure.model.OpenModel;
import dev.trivet.measure.model.Output;
import dev.trivet.measure.model.Predictions;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import dev.trivet.shared.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/// A model whose numbers come from a file: it is known by its bytes, or by its address and version,
/// and asked nothing. Any format will do.
record UnaskedModel(Digest digest) implements OpenModel {
  private static final int AT_ONCE = 1 << 16;

  static UnaskedModel of(ModelSource source, Path base) {
    MessageDigest sha;
    try {
      sha = MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
    if (source.endpoint().isPresent()) {
      EndpointSource endpoint = source.endpoint().get();
      String said = "endpoint\n" + endpoint.shown() + "\n" + endpoint.version();
      sha.update(said.getBytes(StandardCharsets.UTF_8));
    } else {
      hash(OpenData.within(base, source.name()), sha);
    }
    return new UnaskedModel(new Digest("sha256:" + HexFormat.of().formatHex(sha.digest())));
  }

  private static void hash(Path file, MessageDigest sha) {
    byte[] bytes = new byte[AT_ONCE];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(bytes); read >= 0; read = in.read(bytes)) {
        sha.update(bytes, 0, read);
      }
    } catch (IOException e) {
      throw new ProblemException(
          Problem.Kind.UNREADABLE_MODEL, "cannot read " + file.getFileName(), "is it there?");
    }
  }

  @Override
  public Shape input() {
    return Shape.of(1);
  }

  @Override
  public Output output() {
    return Output.LABELS;
  }

  @Override
  public int classes() {
    return 2;
  }

  @Override
  public Predictions predict(Samples batch) {
    throw new ProblemException(
        Problem.Kind.MODEL_FAILED, "the model was not opened", "ask for numbers that need it");
  }

  @Override
  public void close() {}
}
