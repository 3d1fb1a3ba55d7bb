package dev.trivet.measure.parquet;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trivet.measure.data.Limits;
import dev.trivet.measure.data.NumericTable;
import dev.trivet.measure.data.TableFormat;
import dev.trivet.measure.parquet.Written.Dictionary;
import dev.trivet.measure.result.Attempt;
import dev.trivet.measure.result.Problem;
import dev.trivet.testkit.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.ServiceLoader;
import java.util.random.RandomGenerator;
import org.apache.parquet.column.ParquetProperties.WriterVersion;
import org.apache.parquet.example.data.Group;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ParquetFormatTest {
  private static final String NUMBERS =
      """
      message rows {
        required int32 whole;
        required int64 long;
        optional float real;
        required double wide;
        required boolean truth;
        required int32 small (INTEGER(8,false));
        required int32 price (DECIMAL(9,2));
        required group x (LIST) { repeated group list { required float element; } }
      }
      """;
  private static final int WIDTH = 5;

  @TempDir private Path folder;

  private static Attempt<NumericTable> read(Path file) {
    return new ParquetFormat().read(file, Limits.USUAL);
  }

  private static Problem problem(Path file) {
    return switch (read(file)) {
      case Attempt.Of<NumericTable> table -> throw new AssertionError("read: " + table);
      case Attempt.Refused<NumericTable>(Problem problem) -> problem;
    };
  }

  /// The row's numbers in the order of the columns.
  private static double[] row(int row) {
    RandomGenerator random = Seeds.random(row);
    double[] numbers = new double[7 + WIDTH];
    numbers[0] = random.nextInt();
    numbers[1] = random.nextInt(3) * 1_000_000_007L;
    numbers[2] = random.nextFloat();
    numbers[3] = random.nextGaussian();
    numbers[4] = random.nextInt(2);
    numbers[5] = random.nextInt(256);
    numbers[6] = random.nextInt(-5_000, 5_000) / 100.0;
    for (int i = 0; i < WIDTH; i++) {
      numbers[7 + i] = random.nextInt(20) / 4f;
    }
    return numbers;
  }

  private static void fill(int row, Group group) {
    double[] numbers = row(row);
    group.add("whole", (int) numbers[0]);
    group.add("long", (long) numbers[1]);
    group.add("real", (float) numbers[2]);
    group.add("wide", numbers[3]);
    group.add("truth", numbers[4] == 1);
    group.add("small", (int) numbers[5]);
    group.add("price", (int) Math.round(numbers[6] * 100));
    Group list = group.addGroup("x");
    for (int i = 0; i < WIDTH; i++) {
      list.addGroup("list").add("element", (float) numbers[7 + i]);
    }
  }

  @Test
  void whatApachesWriterWritesIsReadHoweverItIsPacked() throws IOException {
    int files = 0;
    for (CompressionCodecName codec :
        List.of(
            CompressionCodecName.UNCOMPRESSED,
            CompressionCodecName.SNAPPY,
            CompressionCodecName.GZIP,
            CompressionCodecName.ZSTD,
            CompressionCodecName.LZ4_RAW)) {
      for (WriterVersion version : WriterVersion.values()) {
        for (Dictionary dictionary : Dictionary.values()) {
          Path file = folder.resolve(files++ + ".parquet");
          new Written(codec, version, dictionary).to(file, NUMBERS, 1_500, ParquetFormatTest::fill);
          holdsTheRows(read(file).get(), codec + " " + version + " " + dictionary);
        }
      }
    }
    assertThat(files).isEqualTo(20);
  }

  private static void holdsTheRows(NumericTable table, String how) {
    assertThat(table.columns())
        .containsExactly(
            "whole", "long", "real", "wide", "truth", "small", "price", "x[0]", "x[1]", "x[2]",
            "x[3]", "x[4]");
    assertThat(table.rows()).isEqualTo(1_500);
    for (int row = 0; row < table.rows(); row++) {
      double[] expected = row(row);
      for (int column = 0; column < expected.length; column++) {
        assertThat(table.at(row, column))
            .as("%s, row %d, column %d", how, row, column)
            .isCloseTo(expected[column], within(1e-9));
      }
    }
  }

  @Test
  void theModuleIsFoundByItsSuffix() {
    assertThat(ServiceLoader.load(TableFormat.class).stream().map(p -> p.get().suffix()))
        .containsExactly(".parquet");
  }

  @Test
  void whatIsMissingIsAProblemThatNamesTheRow() throws IOException {
    Path file =
        Written.USUAL.to(
            folder.resolve("a.parquet"),
            "message m { optional float a; required float b; }",
            50,
            (row, group) -> {
              if (row != 40) {
                group.add("a", 1f);
              }
              group.add("b", 2f);
            });
    assertThat(problem(file).kind()).isEqualTo(Problem.Kind.MISSING_VALUE);
    assertThat(problem(file).what()).isEqualTo("a.parquet data row 41 column a is missing");
  }

  @Test
  void listsOfSeveralLengthsAreAProblem() throws IOException {
    Path file =
        Written.USUAL.to(
            folder.resolve("a.parquet"),
            "message m { required group x (LIST) { repeated group list { required int32 element;"
                + " } } }",
            20,
            (row, group) -> {
              Group list = group.addGroup("x");
              for (int i = 0; i < (row == 7 ? 2 : 3); i++) {
                list.addGroup("list").add("element", i);
              }
            });
    assertThat(problem(file).kind()).isEqualTo(Problem.Kind.WRONG_SHAPE);
    assertThat(problem(file).what())
        .isEqualTo("a.parquet data row 8 column x has 2 numbers, the rows before 3");
  }

  @Test
  void columnsThatAreNoNumbersAreNamed() throws IOException {
    for (String type : List.of("binary s (STRING)", "int32 s (DATE)", "int96 s")) {
      Path file = folder.resolve(type.length() + ".parquet");
      Written.USUAL.to(
          file,
          "message m { required float a; optional " + type + "; }",
          3,
          (row, group) -> group.add("a", 1f));
      assertThat(problem(file).what()).contains("column s holds no numbers");
    }
  }

  @Test
  void aFileWithoutRowsIsAProblem() throws IOException {
    Path file =
        Written.USUAL.to(
            folder.resolve("a.parquet"), "message m { required float a; }", 0, (row, group) -> {});
    assertThat(problem(file).what()).contains("holds no row");
  }

  @Test
  void aBrokenFileIsRefusedOrReadAndNothingElse() throws IOException {
    for (CompressionCodecName codec :
        List.of(
            CompressionCodecName.UNCOMPRESSED,
            CompressionCodecName.SNAPPY,
            CompressionCodecName.ZSTD)) {
      for (WriterVersion version : WriterVersion.values()) {
        Path good = folder.resolve(codec + version.toString() + ".parquet");
        new Written(codec, version, Dictionary.WITH).to(good, NUMBERS, 60, ParquetFormatTest::fill);
        byte[] bytes = Files.readAllBytes(good);
        Path bad = folder.resolve("bad.parquet");
        int[] refused = new int[1];
        Seeds.forAll(150, random -> refused[0] += isRefused(damaged(bytes, random), bad) ? 1 : 0);
        assertThat(refused[0]).isPositive();
      }
    }
  }

  private static boolean isRefused(byte[] bytes, Path file) {
    try {
      Files.write(file, bytes);
    } catch (IOException e) {
      throw new java.io.UncheckedIOException(e);
    }
    return read(file) instanceof Attempt.Refused<NumericTable>;
  }

  private static byte[] damaged(byte[] bytes, RandomGenerator random) {
    if (random.nextInt(10) == 0) {
      return java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length));
    }
    byte[] damaged = bytes.clone();
    for (int i = 0; i < 1 + random.nextInt(4); i++) {
      damaged[random.nextInt(bytes.length)] = (byte) random.nextInt();
    }
    return damaged;
  }

  @Test
  void aFooterThatClaimsMoreThanThereIsIsRefusedAtOnce() throws IOException {
    Path file = folder.resolve("a.parquet");
    byte[] bytes =
        "PAR1....\u0000\u0000\u0000\u0001PAR1"
            .getBytes(java.nio.charset.StandardCharsets.ISO_8859_1);
    Files.write(file, bytes);
    assertThat(problem(file).what()).contains("its footer claims");
    Files.write(file, new byte[5]);
    assertThat(problem(file).what()).contains("holds only 5 bytes");
    Files.writeString(file, "not a table at all");
    assertThat(problem(file).what()).contains("PAR1");
  }
}
