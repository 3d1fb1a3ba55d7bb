package dev.trivet.measure.drift;

import dev.trivet.measure.model.Output;
import dev.trivet.measure.model.Predictions;

/// Confidences as a softmax in 32 bit floats gives them, summed in the order of NumPy.
///
/// The confidences of a sure model crowd so close to 1 that rounding decides which of them tie, and
/// with that in which tenth of the reference they fall. Worked out more exactly, the stability
/// index would differ from everybody else's in the second digit.
final class FloatSoftmax {
  private static final int BLOCK = 128;
  private static final int LANES = 8;

  private FloatSoftmax() {}

  /// The confidence of every answer.
  static double[] confidences(Predictions predictions) {
    double[] confidences = new double[predictions.count()];
    float[] powers = new float[predictions.classes()];
    for (int i = 0; i < confidences.length; i++) {
      float top = predictions.value(i, predictions.label(i));
      if (predictions.output() == Output.SCORES) {
        confidences[i] = top;
        continue;
      }
      for (int c = 0; c < powers.length; c++) {
        powers[c] = (float) Math.exp(predictions.value(i, c) - top);
      }
      confidences[i] = 1 / sum(powers, 0, powers.length);
    }
    return confidences;
  }

  /// Pairwise summation: eight running sums, halves of what is longer than a block.
  private static float sum(float[] values, int from, int count) {
    if (count > BLOCK) {
      int half = count / 2 - count / 2 % LANES;
      return sum(values, from, half) + sum(values, from + half, count - half);
    }
    float sum = 0;
    int done = 0;
    if (count >= LANES) {
      float[] lanes = new float[LANES];
      for (; done < count - count % LANES; done++) {
        lanes[done % LANES] += values[from + done];
      }
      sum =
          ((lanes[0] + lanes[1]) + (lanes[2] + lanes[3]))
              + ((lanes[4] + lanes[5]) + (lanes[6] + lanes[7]));
    }
    for (; done < count; done++) {
      sum += values[from + done];
    }
    return sum;
  }
}
