package dev.trivet.measure.run;

import dev.trivet.measure.data.ImageFolder;
import dev.trivet.measure.data.JsonLines;
import dev.trivet.measure.data.Limits;
import dev.trivet.measure.data.Npy;
import dev.trivet.measure.data.NpyArray;
import dev.trivet.measure.data.NumericCsv;
import dev.trivet.measure.data.NumericTable;
import dev.trivet.measure.data.Samples;
import dev.trivet.measure.data.Shape;
import dev.trivet.measure.data.TableFormat;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import dev.trivet.shared.Digest;
import dev.trivet.shared.Words;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.ServiceLoader;

/// Opens the files samples come in, whatever their format.
record OpenData(Path base) {
  private static final int HASHED_AT_ONCE = 1 << 14;

  /// @param digest of the numbers, labels and marks used, in whatever format they came
  /// @param part of the file
  record Opened(Labelled data, Digest digest, OpenMarks.Part part) {}

  static Path within(Path base, String file) {
    try {
      return base.resolve(file);
    } catch (InvalidPathException e) {
      throw new ProblemException(
          Problem.Kind.UNREADABLE_DATA, "'" + file + "' is no path", "check the plan");
    }
  }

  /// @param shape what the model takes; samples of as many numbers are taken to be of it
  Opened open(DataSource source, Shape shape) {
    Labelled all = read(source);
    int from = index(source.from(), 0, all, source);
    int to = index(source.to(), all.samples().count(), all, source);
    if (from >= to) {
      throw new ProblemException(
          Problem.Kind.BAD_SETTING,
          "rows %d to %d of %s are none".formatted(from, to, source.samples()),
          "it holds " + all.samples().count());
    }
    Labelled some = all.range(from, to);
    float divisor = source.divisor().orElse(1.0).floatValue();
    if (!(divisor > 0)) {
      throw new ProblemException(
          Problem.Kind.BAD_SETTING, "a divisor of " + divisor, "give a number above 0");
    }
    Samples scaled = divisor == 1 ? some.samples() : some.samples().dividedBy(divisor);
    var part = new OpenMarks.Part(from, to, all.samples().count());
    boolean forModel = source.role() != DataSource.Role.CANARIES;
    Labelled fitting = some.as(forModel ? scaled.as(shape) : scaled);
    Labelled marked =
        source.members().map(m -> fitting.marked(new OpenMarks(base).of(m, part))).orElse(fitting);
    return new Opened(marked, digest(marked), part);
  }

  private Labelled read(DataSource source) {
    Path path = within(base, source.samples());
    String name = Words.of(source.role()) + " (" + source.samples() + ")";
    if (Files.isDirectory(path)) {
      ImageFolder.Images images = ImageFolder.read(path, Limits.USUAL).get();
      return new Labelled(name, images.samples(), Optional.of(images.labels()));
    }
    String file = source.samples().toLowerCase(Locale.ROOT);
    Labelled read;
    if (file.endsWith(".npy")) {
      read = new Labelled(name, Npy.read(path).get().toSamples(), Optional.empty());
    } else if (file.endsWith(".npz")) {
      read = archive(path, source, name);
    } else if (file.endsWith(".csv")) {
      read = table(NumericCsv.read(path).get(), source, name);
    } else if (file.endsWith(".jsonl") || file.endsWith(".ndjson")) {
      read = table(JsonLines.read(path, Limits.USUAL).get(), source, name);
    } else {
      read = table(added(file, source).read(path, Limits.USUAL).get(), source, name);
    }
    return source.labels().isEmpty() ? read : withLabels(read, source.labels().get());
  }

  /// A format that a module brings along.
  private static TableFormat added(String file, DataSource source) {
    for (TableFormat format : ServiceLoader.load(TableFormat.class)) {
      if (file.endsWith(format.suffix())) {
        return format;
      }
    }
    throw new ProblemException(
        Problem.Kind.UNREADABLE_DATA,
        source.samples() + " is of no format that is read",
        file.endsWith(".parquet")
            ? "put the module trivet-measure-parquet beside this one, or convert it"
            : "give .npy, .npz, .csv, .jsonl, .parquet or a folder of images");
  }

  private Labelled withLabels(Labelled read, String file) {
    int[] labels = Npy.read(within(base, file)).get().toInts();
    if (labels.length != read.samples().count()) {
      throw new ProblemException(
          Problem.Kind.WRONG_LABEL,
          "%s holds %d labels for %d samples"
              .formatted(file, labels.length, read.samples().count()),
          "give one for each");
    }
    return new Labelled(
        read.name(), read.samples(), Optional.of(labels), read.columns(), Optional.empty());
  }

  /// The array called `x`, or the only one besides the labels.
  private static Labelled archive(Path path, DataSource source, String name) {
    Map<String, NpyArray> arrays = Npy.readArchive(path, Limits.USUAL).get();
    String target = source.target().orElse("y");
    NpyArray samples = arrays.get("x");
    for (Map.Entry<String, NpyArray> entry : arrays.entrySet()) {
      if (samples == null && !entry.getKey().equals(target)) {
        samples = entry.getValue();
      }
    }
    if (samples == null) {
      throw new ProblemException(
          Problem.Kind.UNREADABLE_DATA, name + " holds no samples", "call their array x");
    }
    return new Labelled(
        name, samples.toSamples(), Optional.ofNullable(arrays.get(target)).map(NpyArray::toInts));
  }

  private static Labelled table(NumericTable table, DataSource source, String name) {
    if (source.target().isEmpty()) {
      return new Labelled(name, table.samples(), Optional.empty()).withColumns(table.columns());
    }
    String target = source.target().get();
    return new Labelled(name, table.samplesWithout(target), Optional.of(table.labels(target)))
        .withColumns(table.columns().stream().filter(c -> !c.equals(target)).toList());
  }

  private static int index(Optional<Long> told, int usual, Labelled all, DataSource source) {
    long index = told.orElse((long) usual);
    if (index < 0 || index > all.samples().count()) {
      throw new ProblemException(
          Problem.Kind.BAD_SETTING,
          "row %d of %s".formatted(index, source.samples()),
          "it holds " + all.samples().count());
    }
    return (int) index;
  }

  static Digest digest(Labelled data) {
    try {
      MessageDigest sha = MessageDigest.getInstance("SHA-256");
      sha.update(data.samples().shape().toString().getBytes(StandardCharsets.UTF_8));
      float[] values = data.samples().values();
      int all = data.samples().count() * data.samples().width();
      for (int from = 0; from < all; from += HASHED_AT_ONCE) {
        int count = Math.min(HASHED_AT_ONCE, all - from);
        ByteBuffer bytes = ByteBuffer.allocate(4 * count);
        bytes.asFloatBuffer().put(values, from, count);
        sha.update(bytes);
      }
      data.given().ifPresent(g -> sha.update(Arrays.toString(g).getBytes(StandardCharsets.UTF_8)));
      data.members()
          .ifPresent(m -> sha.update(Arrays.toString(m).getBytes(StandardCharsets.UTF_8)));
      return new Digest("sha256:" + HexFormat.of().formatHex(sha.digest()));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
