package dev.trivet.measure.run;

import dev.trivet.measure.data.Limits;
import dev.trivet.measure.data.Npy;
import dev.trivet.measure.data.Samples;
import dev.trivet.measure.data.TextLines;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import dev.trivet.shared.Digest;
import dev.trivet.shared.Words;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Opens files of texts: JSON lines with a field for the text, plain lines, or embeddings.
record OpenTexts(Path base) {
  private static final String FIELD = "text";

  record Opened(Texts texts, Digest digest) {}

  Opened open(DataSource source) {
    Path path = OpenData.within(base, source.samples());
    String name = Words.of(source.role()) + " (" + source.samples() + ")";
    String file = source.samples().toLowerCase(Locale.ROOT);
    if (file.endsWith(".npy")) {
      Samples all = Npy.read(path).get().toSamples();
      int from = index(source.from(), 0, all.count(), source);
      Samples some = all.range(from, index(source.to(), all.count(), all.count(), source));
      var texts = new Texts(name, List.of(), Optional.of(some.finite(name)), from);
      return new Opened(texts, OpenData.digest(new Labelled(name, some, Optional.empty())));
    }
    boolean objects = file.endsWith(".jsonl") || file.endsWith(".ndjson");
    Optional<String> field =
        objects ? Optional.of(source.target().orElse(FIELD)) : Optional.empty();
    List<String> all = TextLines.read(path, field, Limits.USUAL).get();
    int from = index(source.from(), 0, all.size(), source);
    List<String> some = all.subList(from, index(source.to(), all.size(), all.size(), source));
    return new Opened(new Texts(name, some, Optional.empty(), from), digest(some));
  }

  private static int index(Optional<Long> told, int usual, int count, DataSource source) {
    long index = told.orElse((long) usual);
    if (index < 0 || index > count) {
      throw new ProblemException(
          Problem.Kind.BAD_SETTING,
          "row %d of %s".formatted(index, source.samples()),
          "it holds " + count);
    }
    return (int) index;
  }

  private static Digest digest(List<String> texts) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      for (String text : texts) {
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        sha.update((bytes.length + ":").getBytes(StandardCharsets.UTF_8));
        sha.update(bytes);
      }
      return new Digest("sha256:" + HexFormat.of().formatHex(sha.digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
