package dev.trivet.shared;

import java.math.BigDecimal;
import java.util.Locale;

/// Enum constants as the field writes them in documents: lower case, joined by hyphens.
public final class Words {
  private Words() {}

  public static String of(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', '-');
  }

  /// The same with spaces, for sentences.
  public static String spoken(Enum<?> constant) {
    return constant.name().toLowerCase(Locale.ROOT).replace('_', ' ');
  }

  /// A number as people write it: no exponent, no empty decimals.
  public static String of(double number) {
    return BigDecimal.valueOf(number).stripTrailingZeros().toPlainString();
  }
}
