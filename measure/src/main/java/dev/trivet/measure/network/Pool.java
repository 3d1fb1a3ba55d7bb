package dev.trivet.measure.network;

/// The largest or the mean number of what a window sees, channel by channel.
///
/// @param border whether the mean counts the zeros around the image
record Pool(Window window, Kind kind, Border border) implements Layer {
  /// What it takes.
  enum Kind {
    LARGEST,
    MEAN
  }

  /// Whether zeros around the image are part of the mean.
  enum Border {
    COUNTS,
    COUNTS_NOT
  }

  @Override
  public int width() {
    return window.image().channels() * window.places();
  }

  @Override
  public void forward(float[][][] in, float[][] out) {
    for (int r = 0; r < out.length; r++) {
      for (int place = 0; place < width(); place++) {
        out[r][place] =
            switch (kind) {
              case LARGEST -> in[0][r][largest(in[0][r], place)];
              case MEAN -> mean(in[0][r], place);
            };
      }
    }
  }

  @Override
  public void backward(float[][][] in, float[][] out, float[][] gradient, float[][][] inGradient) {
    for (int r = 0; r < gradient.length; r++) {
      for (int place = 0; place < width(); place++) {
        switch (kind) {
          case LARGEST -> inGradient[0][r][largest(in[0][r], place)] += gradient[r][place];
          case MEAN -> share(inGradient[0][r], place, gradient[r][place]);
        }
      }
    }
  }

  private int largest(float[] in, int place) {
    int best = -1;
    for (int k = 0; k < window.height() * window.width(); k++) {
      int at = at(place, k);
      if (at >= 0 && (best < 0 || in[at] > in[best])) {
        best = at;
      }
    }
    if (best < 0) {
      throw new IllegalStateException("a window that sees nothing");
    }
    return best;
  }

  private float mean(float[] in, int place) {
    float sum = 0;
    for (int k = 0; k < window.height() * window.width(); k++) {
      int at = at(place, k);
      sum += at >= 0 ? in[at] : 0;
    }
    return sum / counted(place);
  }

  private void share(float[] inGradient, int place, float gradient) {
    float each = gradient / counted(place);
    for (int k = 0; k < window.height() * window.width(); k++) {
      int at = at(place, k);
      if (at >= 0) {
        inGradient[at] += each;
      }
    }
  }

  private int counted(int place) {
    int all = window.height() * window.width();
    if (border == Border.COUNTS) {
      return all;
    }
    int inside = 0;
    for (int k = 0; k < all; k++) {
      inside += at(place, k) >= 0 ? 1 : 0;
    }
    return inside;
  }

  /// Where the k-th number of the window lies in the input; -1 beyond the image.
  private int at(int place, int k) {
    int channel = place / window.places();
    int row = place % window.places() / window.columns();
    int column = place % window.places() % window.columns();
    int y = row * window.strideDown() - window.top() + k / window.width();
    int x = column * window.strideAcross() - window.left() + k % window.width();
    boolean inside = y >= 0 && y < window.image().height() && x >= 0 && x < window.image().width();
    return inside ? window.image().at(channel, y, x) : -1;
  }
}
