package dev.trivet.measure.data;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.measure.result.Attempt;
import dev.trivet.measure.result.Problem;
import dev.trivet.testkit.Seeds;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class NpyTest {
  @TempDir Path directory;

  @Test
  void bytesInRowsAreRead() {
    NpyArray array = read(npy("'|u1'", "False", "(2, 3)", new byte[] {1, 2, 3, 4, 5, -1})).get();
    assertThat(array.dimensions()).containsExactly(2, 3);
    assertThat(array.toInts()).containsExactly(1, 2, 3, 4, 5, 255);
    assertThat(array.toSamples().dividedBy(255).at(1, 2)).isEqualTo(1);
  }

  @Test
  void columnsFirstIsTurnedIntoRows() {
    byte[] columns = {1, 4, 2, 5, 3, 6};
    assertThat(read(npy("'|i1'", "True", "(2, 3)", columns)).get().toInts())
        .containsExactly(1, 2, 3, 4, 5, 6);
  }

  @Test
  void bothByteOrdersAndAllWidthsAreRead() {
    ByteBuffer big = ByteBuffer.allocate(16).order(ByteOrder.BIG_ENDIAN);
    big.putDouble(-2.5).putDouble(7);
    assertThat(read(npy("'>f8'", "False", "(2,)", big.array())).get().toDoubles())
        .containsExactly(-2.5, 7);
    ByteBuffer half = ByteBuffer.allocate(2).order(ByteOrder.LITTLE_ENDIAN);
    half.putShort(Float.floatToFloat16(0.5f));
    assertThat(read(npy("'<f2'", "False", "(1,)", half.array())).get().toDoubles())
        .containsExactly(0.5);
    assertThat(read(npy("'|b1'", "False", "(2,)", new byte[] {0, 1})).get().toBooleans())
        .containsExactly(false, true);
  }

  @Test
  void anArrayOfObjectsIsNeverUnpickled() {
    assertThat(problem(npy("'|O'", "False", "(1,)", new byte[8])).kind())
        .isEqualTo(Problem.Kind.UNREADABLE_DATA);
    assertThat(problem(npy("'|O8'", "False", "(1,)", new byte[8])).hint()).contains("never loaded");
  }

  @Test
  void aClaimedLengthAllocatesNothing() {
    assertThat(problem(npy("'<f8'", "False", "(999999999, 999999999)", new byte[8])).kind())
        .isEqualTo(Problem.Kind.TOO_LARGE);
    assertThat(problem(npy("'<f8'", "False", "(200000000,)", new byte[8])).what())
        .contains("states 200000000 values");
    byte[] header = npy("'<f8'", "False", "(1,)", new byte[8]);
    header[8] = (byte) 0xFF;
    header[9] = (byte) 0xFF;
    assertThat(problem(header).what()).contains("header of 65535 bytes");
  }

  @Test
  void valuesThatAreNotFiniteAreNamed() {
    ByteBuffer nan = ByteBuffer.allocate(8).order(ByteOrder.LITTLE_ENDIAN);
    nan.putFloat(1).putFloat(Float.NaN);
    NpyArray array = read(npy("'<f4'", "False", "(2, 1)", nan.array())).get();
    assertThat(caught(array::toSamples)).contains("sample 1 holds NaN");
  }

  @Test
  void labelsMustBeWhole() {
    ByteBuffer half = ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(0.5f);
    assertThat(caught(() -> read(npy("'<f4'", "False", "(1,)", half.array())).get().toInts()))
        .contains("not a whole number");
  }

  @Test
  void whateverTheBytesTheAnswerIsAnArrayOrAProblem() {
    byte[] sound = npy("'<i4'", "True", "(2, 2)", new byte[16]);
    Seeds.forAll(
        2_000,
        random -> {
          byte[] broken = sound.clone();
          for (int i = 0; i <= random.nextInt(4); i++) {
            broken[random.nextInt(broken.length)] = (byte) random.nextInt();
          }
          int length = random.nextInt(4) == 0 ? random.nextInt(broken.length) : broken.length;
          read(Arrays.copyOf(broken, length));
        });
  }

  @Test
  void archivesAreReadByName() throws IOException {
    Path file = directory.resolve("a.npz");
    Files.write(file, zip("x.npy", npy("'|u1'", "False", "(1,)", new byte[] {7})));
    assertThat(Npy.readArchive(file, Limits.USUAL).get())
        .hasEntrySatisfying("x", array -> assertThat(array.toInts()).containsExactly(7));
  }

  @Test
  void anArchiveThatUnpacksToMoreThanAllowedIsRefused() throws IOException {
    Path file = directory.resolve("bomb.npz");
    Files.write(file, zip("x.npy", new byte[5_000_000]));
    assertThat(Npy.readArchive(file, new Limits(100_000)))
        .isInstanceOfSatisfying(
            Attempt.Refused.class,
            r -> assertThat(r.problem().kind()).isEqualTo(Problem.Kind.TOO_LARGE));
  }

  @Test
  void aFileThatIsNotThereIsAProblem() {
    assertThat(Npy.read(directory.resolve("none.npy"))).isInstanceOf(Attempt.Refused.class);
  }

  private static byte[] zip(String name, byte[] content) throws IOException {
    var out = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(out)) {
      zip.putNextEntry(new ZipEntry(name));
      zip.write(content);
    }
    return out.toByteArray();
  }

  private Attempt<NpyArray> read(byte[] bytes) {
    try {
      return Npy.read(Files.write(directory.resolve("x.npy"), bytes));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private Problem problem(byte[] bytes) {
    return switch (read(bytes)) {
      case Attempt.Refused<NpyArray>(Problem problem) -> problem;
      case Attempt.Of<NpyArray>(NpyArray array) ->
          throw new AssertionError("it was read: " + array);
    };
  }

  private static String caught(Runnable reading) {
    try {
      reading.run();
    } catch (RuntimeException e) {
      return String.valueOf(e.getMessage());
    }
    throw new AssertionError("it was read");
  }

  private static byte[] npy(String type, String columnsFirst, String shape, byte[] body) {
    String header =
        "{'descr': %s, 'fortran_order': %s, 'shape': %s, }\n".formatted(type, columnsFirst, shape);
    var out = new ByteArrayOutputStream();
    out.writeBytes(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    out.write(header.length());
    out.write(header.length() >> 8);
    out.writeBytes(header.getBytes(StandardCharsets.US_ASCII));
    out.writeBytes(body);
    return out.toByteArray();
  }
}
