package dev.trivet.measure.network;

/// Numbers that training changes, in rows, with the gradients collected for them.
@SuppressWarnings("ArrayRecordComponent") // shared with the layer on purpose
record Parameters(float[][] values, float[][] gradients) {
  static Parameters of(float[][] values) {
    float[][] gradients = new float[values.length][];
    for (int i = 0; i < values.length; i++) {
      gradients[i] = new float[values[i].length];
    }
    return new Parameters(values, gradients);
  }
}
