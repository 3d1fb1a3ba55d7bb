package dev.trivet.measure.network;

import dev.trivet.measure.data.Grid;
import dev.trivet.measure.network.OnnxNetwork.Value;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;

/// Turns operators of ONNX and their constants into layers.
final class OnnxLayers {
  private OnnxLayers() {}

  static Layer gemm(OnnxNode node, Function<String, OnnxTensor> constants) {
    node.needs("transA", 0);
    OnnxTensor b = constants.apply(node.inputs().get(1));
    float alpha = node.real("alpha", 1);
    float[][] rows = rows(b, alpha);
    float[][] weights =
        node.number("transB", 0) == 1 ? Kernel.transposed(rows, b.dimension(1)) : rows;
    float[] bias = new float[weights[0].length];
    if (node.inputs().size() > 2) {
      float[] given = constants.apply(node.inputs().get(2)).values();
      for (int j = 0; j < bias.length; j++) {
        bias[j] = node.real("beta", 1) * given[given.length == 1 ? 0 : j];
      }
    }
    return new Dense(weights, bias);
  }

  static Layer matMul(OnnxNode node, Function<String, OnnxTensor> constants) {
    float[][] weights = rows(constants.apply(node.inputs().get(1)), 1);
    return new Dense(weights, new float[weights[0].length]);
  }

  private static float[][] rows(OnnxTensor matrix, float scale) {
    if (matrix.dimensions().size() != 2) {
      throw new IllegalArgumentException(matrix.name() + " is no matrix");
    }
    int columns = matrix.dimension(1);
    float[][] rows = new float[matrix.dimension(0)][];
    for (int i = 0; i < rows.length; i++) {
      rows[i] = Arrays.copyOfRange(matrix.values(), i * columns, (i + 1) * columns);
      for (int j = 0; j < columns; j++) {
        rows[i][j] *= scale;
      }
    }
    return rows;
  }

  static Window window(OnnxNode node, Value in, int[] kernel) {
    String padding = node.texts().getOrDefault("auto_pad", "NOTSET");
    if (!padding.equals("NOTSET") && !padding.equals("VALID")) {
      throw node.unsupported("auto_pad " + padding);
    }
    node.needs("ceil_mode", 0);
    node.needs("group", 1);
    for (int dilation : node.list("dilations", 2, 1)) {
      if (dilation != 1) {
        throw node.unsupported("dilations");
      }
    }
    Grid image = image(node, in.shape());
    int[] strides = node.list("strides", 2, 1);
    int[] pads = node.list("pads", 4, 0);
    return new Window(
        image, kernel[0], kernel[1], strides[0], strides[1], pads[0], pads[1], pads[2], pads[3]);
  }

  /// A window that sees the whole image.
  static Window whole(OnnxNode node, List<Integer> shape) {
    Grid image = image(node, shape);
    return new Window(image, image.height(), image.width(), 1, 1, 0, 0, 0, 0);
  }

  private static Grid image(OnnxNode node, List<Integer> shape) {
    if (shape.size() != 3) {
      throw node.unsupported("an input of " + shape);
    }
    return new Grid(shape.get(0), shape.get(1), shape.get(2));
  }

  static Layer convolution(OnnxNode node, Window window, Function<String, OnnxTensor> constants) {
    OnnxTensor kernels = constants.apply(node.inputs().get(1));
    int channels = kernels.dimension(0);
    float[][] weights = new float[channels][];
    for (int o = 0; o < channels; o++) {
      weights[o] = Arrays.copyOfRange(kernels.values(), o * window.size(), (o + 1) * window.size());
    }
    if (kernels.values().length != channels * window.size()) {
      throw new IllegalArgumentException(kernels.name() + " does not fit the image's channels");
    }
    float[] bias =
        node.inputs().size() > 2
            ? constants.apply(node.inputs().get(2)).values()
            : new float[channels];
    return new Convolution(window, weights, bias);
  }

  static Layer batchNormalisation(OnnxNode node, Value in, Function<String, OnnxTensor> constants) {
    float[][] given = new float[4][];
    for (int i = 0; i < given.length; i++) {
      given[i] = constants.apply(node.inputs().get(i + 1)).values();
    }
    int channels = given[0].length;
    float[] scale = new float[channels];
    float[] shift = new float[channels];
    for (int c = 0; c < channels; c++) {
      double factor = given[0][c] / Math.sqrt(given[3][c] + (double) node.real("epsilon", 1e-5f));
      scale[c] = (float) factor;
      shift[c] = (float) (given[1][c] - given[2][c] * factor);
    }
    return new ScaleShift(scale, shift, plane(in, channels));
  }

  /// A constant added to, taken from, multiplied with or divided into every number, or one for each
  /// channel or number.
  ///
  /// @param computed which input is not the constant
  static Layer scaleShift(OnnxNode node, Value in, OnnxTensor constant, int computed) {
    boolean channels = isPerChannel(in, constant);
    if (constant.values().length != 1 && constant.values().length != in.size() && !channels) {
      throw node.unsupported("a constant of " + constant.dimensions());
    }
    int count = constant.values().length;
    float[] scale = new float[count];
    float[] shift = new float[count];
    for (int i = 0; i < count; i++) {
      float c = constant.values()[i];
      switch (node.type()) {
        case "Add" -> {
          scale[i] = 1;
          shift[i] = c;
        }
        case "Sub" -> {
          scale[i] = computed == 0 ? 1 : -1;
          shift[i] = computed == 0 ? -c : c;
        }
        case "Mul" -> scale[i] = c;
        default -> {
          if (computed == 1) {
            throw node.unsupported("a computed divisor");
          }
          scale[i] = 1 / c;
        }
      }
    }
    return new ScaleShift(scale, shift, plane(in, count));
  }

  private static boolean isPerChannel(Value in, OnnxTensor constant) {
    List<Long> dimensions = constant.dimensions();
    int axes = dimensions.size();
    return in.shape().size() == 3
        && axes >= 3
        && dimensions.get(axes - 1) == 1
        && dimensions.get(axes - 2) == 1
        && dimensions.get(axes - 3) == (long) in.shape().getFirst();
  }

  private static int plane(Value in, int channels) {
    if (channels < 1 || in.size() % channels != 0) {
      throw new IllegalArgumentException(channels + " constants for " + in.shape());
    }
    return in.size() / channels;
  }
}
