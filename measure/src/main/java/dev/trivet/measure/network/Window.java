package dev.trivet.measure.network;

import dev.trivet.measure.data.Grid;

/// How a window moves over an image.
///
/// @param top rows of zeros above the image; `bottom`, `left` and `right` likewise
record Window(
    Grid image,
    int height,
    int width,
    int strideDown,
    int strideAcross,
    int top,
    int left,
    int bottom,
    int right) {
  /// What spreading out all it sees may take: 256 MB.
  private static final int MOST_SEEN = 1 << 26;

  Window {
    if (height < 1 || width < 1 || strideDown < 1 || strideAcross < 1) {
      throw new IllegalArgumentException("a window of " + height + "x" + width);
    }
    if (top < 0 || left < 0 || bottom < 0 || right < 0) {
      throw new IllegalArgumentException("a negative border");
    }
    long high = (long) image.height() + top + bottom;
    long wide = (long) image.width() + left + right;
    if (high < height || wide < width) {
      throw new IllegalArgumentException("a window larger than its image");
    }
    double places = ((double) high / strideDown + 1) * ((double) wide / strideAcross + 1);
    if (places * image.channels() * height * width > MOST_SEEN) {
      throw new IllegalArgumentException("a window that sees more than " + MOST_SEEN + " numbers");
    }
  }

  static Window square(Grid image, int side, int stride, int border) {
    return new Window(image, side, side, stride, stride, border, border, border, border);
  }

  int rows() {
    return (image.height() + top + bottom - height) / strideDown + 1;
  }

  int columns() {
    return (image.width() + left + right - width) / strideAcross + 1;
  }

  /// How many places it stands at.
  int places() {
    return rows() * columns();
  }

  /// How many numbers it sees at each, over all channels.
  int size() {
    return image.channels() * height * width;
  }

  /// For each number of the window, a row with what it sees at each place.
  void spread(float[] in, float[][] seen) {
    for (int k = 0; k < size(); k++) {
      int channel = k / (height * width);
      int down = k / width % height - top;
      int across = k % width - left;
      float[] row = seen[k];
      int place = 0;
      for (int r = 0; r < rows(); r++) {
        int y = r * strideDown + down;
        boolean inside = y >= 0 && y < image.height();
        int from = (channel * image.height() + y) * image.width();
        for (int c = 0; c < columns(); c++) {
          int x = c * strideAcross + across;
          row[place++] = inside && x >= 0 && x < image.width() ? in[from + x] : 0;
        }
      }
    }
  }

  /// The reverse of [#spread]: adds what came back for each number of the window.
  void gather(float[][] seen, float[] in) {
    for (int k = 0; k < size(); k++) {
      int channel = k / (height * width);
      int down = k / width % height - top;
      int across = k % width - left;
      float[] row = seen[k];
      int place = 0;
      for (int r = 0; r < rows(); r++) {
        int y = r * strideDown + down;
        boolean inside = y >= 0 && y < image.height();
        int from = (channel * image.height() + y) * image.width();
        for (int c = 0; c < columns(); c++) {
          int x = c * strideAcross + across;
          if (inside && x >= 0 && x < image.width()) {
            in[from + x] += row[place];
          }
          place++;
        }
      }
    }
  }
}
