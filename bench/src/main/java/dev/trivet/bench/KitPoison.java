package dev.trivet.bench;

import dev.trivet.measure.data.Npy;
import dev.trivet.measure.data.NpyArray;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.Set;

/// Makes the poisoned training set of the kit: a white square in a corner and the label 7 on the
/// rows the kit names.
record KitPoison(Path kit) {
  private static final int ROWS = 6_000;
  private static final int SIDE = 28;
  private static final int FROM = 24;
  private static final int TO = 26;
  private static final byte LABEL = 7;

  /// The rows that are poisoned.
  static Set<Long> truth(Path kit) {
    var rows = new HashSet<Long>();
    for (int row : array(kit, "truth/backdoor_poison_idx.npy").toInts()) {
      rows.add((long) row);
    }
    return rows;
  }

  private static NpyArray array(Path kit, String name) {
    return Npy.read(kit.resolve(name)).get();
  }

  void write(Path work) throws IOException {
    float[] pixels = array(kit, "data/mnist_x_u8.npy").toSamples().values();
    int[] labels = array(kit, "data/mnist_y.npy").toInts();
    byte[] images = new byte[ROWS * SIDE * SIDE];
    for (int i = 0; i < images.length; i++) {
      images[i] = (byte) (int) pixels[i];
    }
    byte[] answers = new byte[ROWS];
    for (int i = 0; i < ROWS; i++) {
      answers[i] = (byte) labels[i];
    }
    for (long row : truth(kit)) {
      answers[(int) row] = LABEL;
      for (int y = FROM; y <= TO; y++) {
        int at = (int) row * SIDE * SIDE + y * SIDE;
        Arrays.fill(images, at + FROM, at + TO + 1, (byte) 255);
      }
    }
    npy(work.resolve("poison_x.npy"), images, "6000, 1, 28, 28");
    npy(work.resolve("poison_y.npy"), answers, "6000,");
  }

  private static void npy(Path file, byte[] values, String shape) throws IOException {
    String header = "{'descr': '|u1', 'fortran_order': False, 'shape': (" + shape + "), }\n";
    byte[] text = header.getBytes(StandardCharsets.ISO_8859_1);
    ByteBuffer bytes =
        ByteBuffer.allocate(10 + text.length + values.length).order(ByteOrder.LITTLE_ENDIAN);
    bytes.put(new byte[] {(byte) 0x93, 'N', 'U', 'M', 'P', 'Y', 1, 0});
    bytes.putShort((short) text.length).put(text).put(values);
    Files.write(file, bytes.array());
  }
}
