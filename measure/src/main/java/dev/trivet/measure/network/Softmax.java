package dev.trivet.measure.network;

/// Turns logits into probabilities.
final class Softmax {
  private Softmax() {}

  static void probabilities(float[] logits, float[] out) {
    float top = Float.NEGATIVE_INFINITY;
    for (float logit : logits) {
      top = Math.max(top, logit);
    }
    double sum = 0;
    for (float logit : logits) {
      sum += Math.exp((double) logit - top);
    }
    for (int c = 0; c < out.length; c++) {
      out[c] = (float) (Math.exp((double) logits[c] - top) / sum);
    }
  }
}
