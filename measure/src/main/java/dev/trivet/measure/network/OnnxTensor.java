package dev.trivet.measure.network;

import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.List;

/// A constant of an ONNX graph.
@SuppressWarnings("ArrayRecordComponent") // read once, never changed
record OnnxTensor(String name, List<Long> dimensions, float[] values) {
  private static final int FLOAT = 1;
  private static final int INT32 = 6;
  private static final int INT64 = 7;
  private static final int DOUBLE = 11;
  private static final int EXTERNAL = 1;

  /// Reads a `TensorProto`.
  static OnnxTensor read(Protobuf in) {
    String name = "";
    int type = FLOAT;
    var dimensions = new ArrayList<Long>();
    var values = new ArrayList<Float>();
    ByteBuffer raw = ByteBuffer.allocate(0);
    while (in.next()) {
      switch (in.field()) {
        case 1 -> longs(in, dimensions);
        case 2 -> type = (int) in.number();
        case 4 -> floats(in, values);
        case 7 -> {
          var whole = new ArrayList<Long>();
          longs(in, whole);
          whole.forEach(v -> values.add((float) (long) v));
        }
        case 8 -> name = in.text();
        case 9 -> raw = in.message().raw();
        case 14 -> refuseExternal(in.number(), name);
        default -> in.skip();
      }
    }
    float[] numbers = raw.remaining() > 0 ? raw(raw, type, name) : array(values);
    return new OnnxTensor(name, List.copyOf(dimensions), checked(name, dimensions, numbers));
  }

  private static void refuseExternal(long location, String name) {
    if (location == EXTERNAL) {
      throw problem("the weights " + name + " are kept in another file", "export it as one file");
    }
  }

  static void longs(Protobuf in, List<Long> to) {
    if (!in.isPacked()) {
      to.add(in.number());
      return;
    }
    Protobuf packed = in.message();
    while (!packed.isDone()) {
      to.add(packed.packedNumber());
    }
  }

  private static void floats(Protobuf in, List<Float> to) {
    if (!in.isPacked()) {
      to.add(in.real());
      return;
    }
    ByteBuffer packed = in.message().raw();
    while (packed.remaining() >= 4) {
      to.add(packed.getFloat());
    }
  }

  private static float[] raw(ByteBuffer raw, int type, String name) {
    int width =
        switch (type) {
          case FLOAT, INT32 -> 4;
          case INT64, DOUBLE -> 8;
          default ->
              throw problem(
                  "the constant " + name + " is of type " + type, "export it with 32 bit floats");
        };
    float[] numbers = new float[raw.remaining() / width];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] =
          switch (type) {
            case FLOAT -> raw.getFloat();
            case INT32 -> (float) raw.getInt();
            case INT64 -> (float) raw.getLong();
            default -> (float) raw.getDouble();
          };
    }
    return numbers;
  }

  private static float[] array(List<Float> values) {
    float[] numbers = new float[values.size()];
    for (int i = 0; i < numbers.length; i++) {
      numbers[i] = values.get(i);
    }
    return numbers;
  }

  private static float[] checked(String name, List<Long> dimensions, float[] numbers) {
    long count = 1;
    for (long dimension : dimensions) {
      count = dimension < 0 || dimension > numbers.length ? -1 : count * dimension;
      if (count < 0 || count > numbers.length) {
        break;
      }
    }
    if (count != numbers.length) {
      throw problem(
          "the constant %s states %s and holds %d numbers"
              .formatted(name, dimensions, numbers.length),
          "export it again");
    }
    return numbers;
  }

  /// The i-th dimension.
  int dimension(int i) {
    return Math.toIntExact(dimensions.get(i));
  }

  private static ProblemException problem(String what, String hint) {
    return new ProblemException(Problem.Kind.UNREADABLE_MODEL, what, hint);
  }
}
