package dev.trivet.control;

import dev.trivet.shared.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// When evidence speaks for a control: a word it must say (`verified | trusted`) or a bound it must
/// keep (`>= 0.6`).
public sealed interface PassCondition {
  Pattern BOUND = Pattern.compile("(>=|<=|>|<|=)\\s*(-?\\d{1,15}(?:\\.\\d{1,15})?)");
  Pattern WORD = Pattern.compile("[a-z][a-z0-9-]{0,39}");

  /// @return whether evidence with this outcome and value passes; evidence that lacks what is asked
  ///   does not
  boolean passes(Optional<String> outcome, OptionalDouble value);

  /// The condition as it is written in documents.
  String text();

  /// @throws IllegalArgumentException unless `text` is a bound or words joined by `|`
  static PassCondition parse(String text) {
    Matcher bound = BOUND.matcher(text.strip());
    if (bound.matches()) {
      return new Bound(Comparison.of(bound.group(1)), Double.parseDouble(bound.group(2)));
    }
    List<String> words = Arrays.stream(text.split("\\|", -1)).map(String::strip).toList();
    for (String word : words) {
      if (!WORD.matcher(word).matches()) {
        throw new IllegalArgumentException(
            "'%s' is neither a bound such as '>= 0.6' nor words such as 'verified | trusted'"
                .formatted(text));
      }
    }
    return new OneOf(words);
  }

  /// The outcome is one of these words.
  record OneOf(List<String> words) implements PassCondition {
    public OneOf {
      words = List.copyOf(words);
    }

    @Override
    public boolean passes(Optional<String> outcome, OptionalDouble value) {
      return outcome.isPresent() && words.contains(outcome.get());
    }

    @Override
    public String text() {
      return String.join(" | ", words);
    }
  }

  /// The value keeps the bound. NaN never does.
  record Bound(Comparison comparison, double limit) implements PassCondition {
    @Override
    public boolean passes(Optional<String> outcome, OptionalDouble value) {
      return value.isPresent() && comparison.holds(value.getAsDouble(), limit);
    }

    @Override
    public String text() {
      return comparison.sign() + " " + Words.of(limit);
    }
  }

  /// How a value is held against a limit.
  enum Comparison {
    AT_LEAST(">="),
    AT_MOST("<="),
    MORE(">"),
    LESS("<"),
    EQUAL("=");

    private final String sign;

    Comparison(String sign) {
      this.sign = sign;
    }

    public String sign() {
      return sign;
    }

    static Comparison of(String sign) {
      return Arrays.stream(values()).filter(c -> c.sign.equals(sign)).findFirst().orElseThrow();
    }

    boolean holds(double value, double limit) {
      return switch (this) {
        case AT_LEAST -> value >= limit;
        case AT_MOST -> value <= limit;
        case MORE -> value > limit;
        case LESS -> value < limit;
        case EQUAL -> value == limit;
      };
    }
  }
}
