package dev.trivet.measure.model;

import ai.onnxruntime.OnnxTensor;
import dev.trivet.measure.data.Samples;
import dev.trivet.measure.data.Shape;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import java.nio.FloatBuffer;

/// Puts the rows of an output together, batch after batch.
final class Activations {
  private final int count;
  private float[] rows = new float[0];
  private int width;

  Activations(int count) {
    this.count = count;
  }

  void take(int from, int taken, OnnxTensor answer) {
    FloatBuffer numbers = answer.getFloatBuffer();
    long asked = answer.getInfo().getShape().length == 0 ? 1 : answer.getInfo().getShape()[0];
    if (asked < taken || numbers.remaining() % asked != 0) {
      throw new ProblemException(
          Problem.Kind.WRONG_SHAPE,
          "an output of %d numbers for %d samples".formatted(numbers.remaining(), taken),
          "its first dimension must be the batch");
    }
    if (rows.length == 0) {
      width = (int) (numbers.remaining() / asked);
      rows = new float[count * width];
    }
    numbers.get(rows, from * width, taken * width);
  }

  Samples samples() {
    return new Samples(rows, count, Shape.of(width));
  }
}
