package dev.trivet.measure.torchscript;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;
import java.util.zip.ZipEntry;
import java.util.zip.ZipOutputStream;

/// Writes TorchScript files: a linear layer, and whatever code is made of it.
final class TorchScriptBytes {
  private final ByteArrayOutputStream pickle = new ByteArrayOutputStream();

  private TorchScriptBytes() {}

  /// @param weights a row of outputs for each input
  /// @param last the statement that ends `forward`, which knows `x`, `self.w` and `self.b`
  static byte[] module(float[][] weights, float[] bias, String last) {
    String code =
        """
        class M(Module):
          __parameters__ = ["w", "b", ]
          __buffers__ = []
          w : Tensor
          b : Tensor
          training : bool
          def forward(self: __torch__.M,
            x: Tensor) -> Tensor:
            %s
        """
            .formatted(last);
    var bytes = new ByteArrayOutputStream();
    try (var zip = new ZipOutputStream(bytes)) {
      add(zip, "m/data.pkl", new TorchScriptBytes().data(weights.length, bias.length));
      add(zip, "m/code/__torch__.py", code.getBytes(StandardCharsets.UTF_8));
      add(zip, "m/constants.pkl", ascii("\u0080\u0002)."));
      add(zip, "m/data/0", floats(weights));
      add(zip, "m/data/1", floats(bias));
      add(zip, "m/version", ascii("3\n"));
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return bytes.toByteArray();
  }

  private static void add(ZipOutputStream zip, String name, byte[] content) throws IOException {
    var entry = new ZipEntry(name);
    var sum = new CRC32();
    sum.update(content);
    entry.setMethod(ZipEntry.STORED);
    entry.setSize(content.length);
    entry.setCompressedSize(content.length);
    entry.setCrc(sum.getValue());
    zip.putNextEntry(entry);
    zip.write(content);
    zip.closeEntry();
  }

  private byte[] data(int inputs, int outputs) {
    raw("\u0080\u0002c__torch__\nM\n)\u0081}(");
    text("w");
    tensor("0", inputs, outputs);
    text("b");
    tensor("1", outputs);
    text("training");
    raw("\u0089ub.");
    return pickle.toByteArray();
  }

  private void tensor(String key, int... shape) {
    int count = 1;
    for (int size : shape) {
      count *= size;
    }
    raw("ctorch._utils\n_rebuild_tensor_v2\n((");
    text("storage");
    raw("ctorch\nFloatStorage\n");
    text(key);
    text("cpu");
    number(count);
    raw("tQ");
    number(0);
    raw("(");
    for (int size : shape) {
      number(size);
    }
    raw("t(");
    for (int size : shape) {
      count /= size;
      number(count);
    }
    raw("t\u0089ccollections\nOrderedDict\n)RtR");
  }

  private void raw(String codes) {
    pickle.writeBytes(ascii(codes));
  }

  private void text(String text) {
    raw("X");
    pickle.writeBytes(little(text.length()));
    raw(text);
  }

  private void number(int number) {
    raw("J");
    pickle.writeBytes(little(number));
  }

  private static byte[] little(int number) {
    return ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putInt(number).array();
  }

  private static byte[] ascii(String text) {
    return text.getBytes(StandardCharsets.ISO_8859_1);
  }

  private static byte[] floats(float[]... rows) {
    var bytes =
        ByteBuffer.allocate(4 * rows.length * rows[0].length).order(ByteOrder.LITTLE_ENDIAN);
    for (float[] row : rows) {
      for (float value : row) {
        bytes.putFloat(value);
      }
    }
    return bytes.array();
  }
}
