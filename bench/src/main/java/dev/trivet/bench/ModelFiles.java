package dev.trivet.bench;

import dev.trivet.testkit.ZipWithHoles;
import java.io.ByteArrayOutputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.nio.ByteBuffer;
import java.nio.channels.SeekableByteChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Set;
import java.util.zip.CRC32;

/// Model files as large as real ones, made on the spot. Their numbers are holes in the file, which
/// take no room: what is measured must not depend on them.
record ModelFiles(Path folder) {
  private static final int TENSORS = 400;
  private static final int DENSE = 129_000_000;
  private static final int BATCH = 1_000;

  /// A folder that goes with the program.
  static ModelFiles inTemporaryFolder() throws IOException {
    Path folder = Files.createTempDirectory("trivet-models");
    Runtime.getRuntime().addShutdownHook(new Thread(() -> remove(folder)));
    return new ModelFiles(folder);
  }

  private static void remove(Path folder) {
    try (var files = Files.newDirectoryStream(folder)) {
      for (Path file : files) {
        Files.delete(file);
      }
      Files.delete(folder);
    } catch (IOException e) {
      System.err.println("left behind: " + folder);
    }
  }

  /// A pickle of a few numbers by their names.
  Path small() throws IOException {
    String items = text("depth") + "K\u0004" + text("rate") + "G?\u00b9\0\0\0\0\0\0";
    return Files.write(folder.resolve("small.pkl"), latin1("\u0080\u0002}(" + items + "u."));
  }

  /// One tensor.
  Path safetensors(String name, long size) throws IOException {
    String header =
        "{\"w\":{\"dtype\":\"F32\",\"shape\":[%d],\"data_offsets\":[0,%d]}}"
            .formatted(size / 4, size);
    return withHole(name, latin1(little(header.length(), Long.BYTES) + header), size, new byte[0]);
  }

  /// An array as NumPy pickles it.
  Path array(String name, long size) throws IOException {
    String start =
        "\u0080\u0005cnumpy.core.multiarray\n_reconstruct\ncnumpy\nndarray\nK\0\u0085C\u0001b\u0087R"
            + "(K\u0001J%s\u0085%s\u0089\u008e%s"
                .formatted(word(size / 4), dtype(), little(size, Long.BYTES));
    return withHole(name, latin1(start), size, latin1("tb."));
  }

  /// An array as joblib writes it, between the opcodes.
  Path joblib(String name, long size) throws IOException {
    String start =
        "\u0080\u0004cjoblib.numpy_pickle\nNumpyArrayWrapper\n)\u0081}("
            + text("subclass")
            + "cnumpy\nndarray\n"
            + text("shape")
            + "J"
            + word(size / 4)
            + "\u0085"
            + text("order")
            + text("C")
            + text("dtype")
            + dtype()
            + text("allow_mmap")
            + "\u0088"
            + text("numpy_array_alignment_bytes")
            + "K\u0010ub";
    int padding = 16 - (start.length() + 1) % 16;
    String padded = start + (char) padding + "\u00ff".repeat(padding);
    return withHole(name, latin1(padded), size, latin1("."));
  }

  private static String dtype() {
    return "cnumpy\ndtype\n"
        + text("f4")
        + "\u0089\u0088\u0087R(K\u0003"
        + text("<")
        + "NNNJ\u00ff\u00ff\u00ff\u00ffJ\u00ff\u00ff\u00ff\u00ffK\0tb";
  }

  /// A checkpoint of PyTorch with 400 tensors.
  Path torch(String name, long size) throws IOException {
    int each = (int) (size / TENSORS / 64 * 64);
    var zip = new ZipWithHoles(folder.resolve(name));
    zip.stored("m/data.pkl", latin1(tensors(each)));
    zip.stored("m/version", latin1("3\n"));
    long crc = crcOfZeros(each);
    for (int i = 0; i < TENSORS; i++) {
      zip.hole("m/data/" + i, each, crc);
    }
    return zip.end();
  }

  private static String tensors(int each) {
    var pickle = new StringBuilder("\u0080\u0002ccollections\nOrderedDict\n)R(");
    for (int i = 0; i < TENSORS; i++) {
      pickle
          .append(text("layer" + i + ".weight"))
          .append("ctorch._utils\n_rebuild_tensor_v2\n((")
          .append(text("storage"))
          .append("ctorch\nFloatStorage\n")
          .append(text(String.valueOf(i)))
          .append(text("cpu"))
          .append('J')
          .append(word(each / 4))
          .append("tQK\0J")
          .append(word(each / 4))
          .append("\u0085K\u0001\u0085\u0089ccollections\nOrderedDict\n)RtR");
    }
    return pickle.append("u.").toString();
  }

  private static long crcOfZeros(int length) {
    var crc = new CRC32();
    crc.update(new byte[length]);
    return crc.getValue();
  }

  /// A pickle in which every byte belongs to an opcode, three bytes to each: numbers, texts and
  /// tuples in a list.
  Path dense() throws IOException {
    return dense(DENSE);
  }

  /// The same, of about that many bytes.
  Path dense(int size) throws IOException {
    var batch = new ByteArrayOutputStream();
    try (var out = new DataOutputStream(batch)) {
      out.writeByte('(');
      for (int i = 0; i < BATCH; i++) {
        switch (i % 6) {
          case 0 -> out.write(latin1("K" + (char) (i & 255)));
          case 1 -> out.write(latin1("M" + (char) (i & 255) + (char) (i >> 8)));
          case 2 -> out.writeByte('N');
          case 3 -> out.write(latin1("J" + word(i * 70_000L)));
          case 4 -> out.write(latin1("\u008c\u0002ab\u0094"));
          default -> out.write(latin1("K\u0001K\u0002\u0086\u0094"));
        }
      }
      out.writeByte('e');
    }
    Path file = folder.resolve("dense.pkl");
    try (OutputStream out = Files.newOutputStream(file)) {
      out.write(latin1("\u0080\u0004]"));
      for (int written = 0; written < size; written += batch.size()) {
        batch.writeTo(out);
      }
      out.write('.');
    }
    return file;
  }

  private Path withHole(String name, byte[] before, long hole, byte[] after) throws IOException {
    Path file = folder.resolve(name);
    try (SeekableByteChannel channel =
        Files.newByteChannel(
            file,
            Set.of(
                StandardOpenOption.CREATE_NEW,
                StandardOpenOption.WRITE,
                StandardOpenOption.SPARSE))) {
      channel.write(ByteBuffer.wrap(before));
      boolean endsInHole = after.length == 0;
      channel.position(before.length + hole - (endsInHole ? 1 : 0));
      channel.write(ByteBuffer.wrap(endsInHole ? new byte[1] : after));
    }
    return file;
  }

  private static String text(String ascii) {
    return "X" + word(ascii.length()) + ascii;
  }

  private static String word(long number) {
    return little(number, Integer.BYTES);
  }

  /// So many bytes, the lowest first.
  private static String little(long number, int length) {
    var bytes = new StringBuilder();
    for (int i = 0; i < length; i++) {
      bytes.append((char) (number >>> (8 * i) & 0xff));
    }
    return bytes.toString();
  }

  private static byte[] latin1(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }
}
