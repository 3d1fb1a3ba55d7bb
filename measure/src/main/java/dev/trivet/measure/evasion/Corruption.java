package dev.trivet.measure.evasion;

import dev.trivet.measure.data.Grid;
import dev.trivet.measure.data.Samples;
import dev.trivet.measure.statistics.Chance;
import java.util.random.RandomGenerator;

/// What befalls images without anybody's ill will, at severities from 1 to 5 (after Hendrycks and
/// Dietterich, ICLR 2019; the strengths are our own, chosen for numbers between 0 and 1).
public enum Corruption {
  GAUSSIAN_NOISE {
    @Override
    void apply(float[] in, float[] out, Grid grid, double strength, RandomGenerator random) {
      for (int j = 0; j < in.length; j++) {
        out[j] = (float) (in[j] + 0.4 * strength * random.nextGaussian());
      }
    }
  },
  /// Noise that grows with brightness, as of few photons.
  SHOT_NOISE {
    @Override
    void apply(float[] in, float[] out, Grid grid, double strength, RandomGenerator random) {
      for (int j = 0; j < in.length; j++) {
        out[j] = (float) (in[j] + 0.5 * strength * Math.sqrt(in[j]) * random.nextGaussian());
      }
    }
  },
  /// Pixels that are stuck at black or white.
  IMPULSE_NOISE {
    @Override
    void apply(float[] in, float[] out, Grid grid, double strength, RandomGenerator random) {
      for (int j = 0; j < in.length; j++) {
        boolean stuck = random.nextDouble() < 0.3 * strength;
        out[j] = stuck ? (random.nextBoolean() ? 1 : 0) : in[j];
      }
    }
  },
  BLUR {
    @Override
    void apply(float[] in, float[] out, Grid grid, double strength, RandomGenerator random) {
      double sigma = strength * Math.min(grid.height(), grid.width()) / 12.0;
      Blurring.gaussian(in, out, grid, sigma);
    }
  },
  BRIGHTNESS {
    @Override
    void apply(float[] in, float[] out, Grid grid, double strength, RandomGenerator random) {
      for (int j = 0; j < in.length; j++) {
        out[j] = (float) (in[j] + 0.5 * strength);
      }
    }
  },
  CONTRAST {
    @Override
    void apply(float[] in, float[] out, Grid grid, double strength, RandomGenerator random) {
      double mean = 0;
      for (float value : in) {
        mean += value / in.length;
      }
      for (int j = 0; j < in.length; j++) {
        out[j] = (float) (mean + (1 - 0.9 * strength) * (in[j] - mean));
      }
    }
  },
  /// Squares of one value each.
  PIXELATE {
    @Override
    void apply(float[] in, float[] out, Grid grid, double strength, RandomGenerator random) {
      int side = 1 + (int) Math.round(strength * Math.min(grid.height(), grid.width()) / 7.0);
      Blurring.squares(in, out, grid, side);
    }
  },
  /// A grey square that hides a part.
  OCCLUSION {
    @Override
    void apply(float[] in, float[] out, Grid grid, double strength, RandomGenerator random) {
      System.arraycopy(in, 0, out, 0, in.length);
      int side =
          Math.max(1, (int) Math.round(0.5 * strength * Math.min(grid.height(), grid.width())));
      int top = random.nextInt(grid.height() - side + 1);
      int left = random.nextInt(grid.width() - side + 1);
      for (int channel = 0; channel < grid.channels(); channel++) {
        for (int row = top; row < top + side; row++) {
          int from = grid.at(channel, row, left);
          java.util.Arrays.fill(out, from, from + side, 0.5f);
        }
      }
    }
  };

  public static final int MOST_SEVERE = 5;

  abstract void apply(float[] in, float[] out, Grid grid, double strength, RandomGenerator random);

  /// Corrupted copies, every number within 0 to 1.
  ///
  /// @param severity from 1 to 5
  public Samples on(Samples samples, Grid grid, int severity, long seed) {
    if (severity < 1 || severity > MOST_SEVERE || grid.size() != samples.width()) {
      throw new IllegalArgumentException("severity " + severity + " of " + samples.shape());
    }
    float[] all = new float[samples.count() * samples.width()];
    float[] out = new float[samples.width()];
    for (int i = 0; i < samples.count(); i++) {
      RandomGenerator random = Chance.of(seed + ordinal(), i);
      apply(samples.row(i), out, grid, (double) severity / MOST_SEVERE, random);
      for (int j = 0; j < out.length; j++) {
        all[i * out.length + j] = Math.clamp(out[j], 0f, 1f);
      }
    }
    return new Samples(all, samples.count(), samples.shape());
  }
}
