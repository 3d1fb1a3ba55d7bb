package dev.trivet.measure.model;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.nio.charset.StandardCharsets;

/// Writes small ONNX models (onnx.proto3), so that tests need no file.
public final class OnnxBytes {
  public static final int FLOAT = 1;
  public static final int INT8 = 3;
  public static final int INT64 = 7;

  private final ByteArrayOutputStream graph = new ByteArrayOutputStream();

  /// @param dimensions `-1` for one left open
  public OnnxBytes input(String name, int type, long... dimensions) {
    return message(graph, 11, value(name, type, dimensions));
  }

  public OnnxBytes output(String name, int type, long... dimensions) {
    return message(graph, 12, value(name, type, dimensions));
  }

  public OnnxBytes weights(String name, float[] values, long... dimensions) {
    var tensor = new ByteArrayOutputStream();
    for (long dimension : dimensions) {
      number(tensor, 1, dimension);
    }
    number(tensor, 2, FLOAT);
    text(tensor, 8, name);
    ByteBuffer raw = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
    raw.asFloatBuffer().put(values);
    bytes(tensor, 9, raw.array());
    return message(graph, 5, tensor);
  }

  /// @param attributes as [#ints], [#real] and [#whole] make them
  public OnnxBytes node(String type, String inputs, String outputs, byte[]... attributes) {
    var node = new ByteArrayOutputStream();
    for (String input : inputs.split(" ")) {
      text(node, 1, input);
    }
    for (String output : outputs.split(" ")) {
      text(node, 2, output);
    }
    text(node, 4, type);
    for (byte[] attribute : attributes) {
      bytes(node, 5, attribute);
    }
    return message(graph, 1, node);
  }

  public static byte[] ints(String name, long... values) {
    var attribute = new ByteArrayOutputStream();
    text(attribute, 1, name);
    for (long value : values) {
      number(attribute, 8, value);
    }
    number(attribute, 20, 7);
    return attribute.toByteArray();
  }

  public static byte[] whole(String name, long value) {
    var attribute = new ByteArrayOutputStream();
    text(attribute, 1, name);
    number(attribute, 3, value);
    number(attribute, 20, 2);
    return attribute.toByteArray();
  }

  public static byte[] real(String name, float value) {
    var attribute = new ByteArrayOutputStream();
    text(attribute, 1, name);
    attribute.write((2 << 3) | 5);
    attribute.writeBytes(
        ByteBuffer.allocate(4).order(ByteOrder.LITTLE_ENDIAN).putFloat(value).array());
    number(attribute, 20, 1);
    return attribute.toByteArray();
  }

  public byte[] toBytes() {
    var named = new ByteArrayOutputStream();
    named.writeBytes(graph.toByteArray());
    text(named, 2, "graph");
    var opset = new ByteArrayOutputStream();
    text(opset, 1, "");
    number(opset, 2, 13);
    var model = new ByteArrayOutputStream();
    number(model, 1, 7);
    message(model, 8, opset);
    message(model, 7, named);
    return model.toByteArray();
  }

  private static ByteArrayOutputStream value(String name, int type, long... dimensions) {
    var shape = new ByteArrayOutputStream();
    for (long dimension : dimensions) {
      var one = new ByteArrayOutputStream();
      if (dimension < 0) {
        text(one, 2, "N");
      } else {
        number(one, 1, dimension);
      }
      bytes(shape, 1, one.toByteArray());
    }
    var tensor = new ByteArrayOutputStream();
    number(tensor, 1, type);
    bytes(tensor, 2, shape.toByteArray());
    var kind = new ByteArrayOutputStream();
    bytes(kind, 1, tensor.toByteArray());
    var value = new ByteArrayOutputStream();
    text(value, 1, name);
    bytes(value, 2, kind.toByteArray());
    return value;
  }

  private OnnxBytes message(ByteArrayOutputStream to, int field, ByteArrayOutputStream message) {
    bytes(to, field, message.toByteArray());
    return this;
  }

  private static void text(ByteArrayOutputStream to, int field, String text) {
    bytes(to, field, text.getBytes(StandardCharsets.UTF_8));
  }

  private static void bytes(ByteArrayOutputStream to, int field, byte[] bytes) {
    varint(to, ((long) field << 3) | 2);
    varint(to, bytes.length);
    to.writeBytes(bytes);
  }

  private static void number(ByteArrayOutputStream to, int field, long value) {
    varint(to, (long) field << 3);
    varint(to, value);
  }

  private static void varint(ByteArrayOutputStream to, long value) {
    long left = value;
    while ((left & ~0x7FL) != 0) {
      to.write((int) ((left & 0x7F) | 0x80));
      left >>>= 7;
    }
    to.write((int) left);
  }
}
