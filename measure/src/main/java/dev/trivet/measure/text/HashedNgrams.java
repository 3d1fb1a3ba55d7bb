package dev.trivet.measure.text;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.data.Shape;
import java.util.List;
import java.util.Locale;

/// The cheap way that needs no service: counts runs of three to five letters, each added to or
/// taken from a place its hash names (Weinberger et al., ICML 2009), damped and scaled to length
/// one. It sees spelling, words and language; that two different words mean the same it does not
/// see.
///
/// @param width of a row
public record HashedNgrams(int width) implements TextEmbedder {
  private static final int SHORTEST = 3;
  private static final int LONGEST = 5;
  private static final int MOST_LETTERS = 20_000;

  public HashedNgrams {
    if (width < 8) {
      throw new IllegalArgumentException("rows of " + width + " numbers");
    }
  }

  public static HashedNgrams usual() {
    return new HashedNgrams(256);
  }

  @Override
  public String name() {
    return "hashed runs of 3 to 5 letters in %d numbers: spelling, not meaning".formatted(width);
  }

  @Override
  public Samples embed(List<String> texts) {
    float[] rows = new float[texts.size() * width];
    for (int i = 0; i < texts.size(); i++) {
      add(texts.get(i), rows, i * width);
    }
    return new Samples(rows, texts.size(), Shape.of(width));
  }

  private void add(String text, float[] rows, int at) {
    String some = text.substring(0, Math.min(text.length(), MOST_LETTERS));
    String plain = " " + some.toLowerCase(Locale.ROOT).replaceAll("\\s+", " ").strip() + " ";
    for (int from = 0; from < plain.length(); from++) {
      int hash = 0;
      for (int length = 1; length <= LONGEST && from + length <= plain.length(); length++) {
        hash = 31 * hash + plain.charAt(from + length - 1);
        if (length >= SHORTEST) {
          int mixed = mixed(hash + length);
          rows[at + Integer.remainderUnsigned(mixed, width)] += mixed < 0 ? -1 : 1;
        }
      }
    }
    scale(rows, at);
  }

  /// Logarithms, so that one run that comes a hundred times is not everything.
  private void scale(float[] rows, int at) {
    double sum = 0;
    for (int j = at; j < at + width; j++) {
      rows[j] = (float) (Math.signum(rows[j]) * Math.log1p(Math.abs(rows[j])));
      sum += (double) rows[j] * rows[j];
    }
    for (int j = at; sum > 0 && j < at + width; j++) {
      rows[j] /= (float) Math.sqrt(sum);
    }
  }

  /// The finaliser of MurmurHash3 (Appleby): near hashes give far places.
  private static int mixed(int hash) {
    int h = hash;
    h = (h ^ (h >>> 16)) * 0x85ebca6b;
    h = (h ^ (h >>> 13)) * 0xc2b2ae35;
    return h ^ (h >>> 16);
  }
}
