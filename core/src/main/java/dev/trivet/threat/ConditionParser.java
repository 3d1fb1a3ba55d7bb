package dev.trivet.threat;

import dev.trivet.inventory.Field;
import dev.trivet.inventory.SystemProfile;
import dev.trivet.inventory.Vocabulary;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Reads expressions over the vocabulary: `field:a,b`, `&` before `|`, `!`, `( )`, `$MACRO`,
/// `@AML.Txxxx`.
///
/// Expressions also come from programmes, so length and nesting are bounded and nothing recurses on
/// the text.
public final class ConditionParser {
  private static final int MOST_CHARACTERS = 2_000;
  private static final int MOST_NESTED = 32;

  private final Vocabulary vocabulary;
  private final Map<String, Condition> named = new HashMap<>();

  /// @param macros expressions by name, each using only those before it or none
  public ConditionParser(Vocabulary vocabulary, Map<String, String> macros) {
    this.vocabulary = vocabulary;
    var waiting = new HashMap<>(macros);
    while (!waiting.isEmpty()) {
      int before = waiting.size();
      waiting
          .entrySet()
          .removeIf(macro -> {
            if (!isReady(macro.getValue())) {
              return false;
            }
            define("$" + macro.getKey(), macro.getValue());
            return true;
          });
      if (waiting.size() == before) {
        throw new IllegalArgumentException("these names rest on each other: " + waiting.keySet());
      }
    }
  }

  /// Whether every name the expression uses is already known.
  boolean isReady(String expression) {
    if (expression.indexOf('$') < 0 && expression.indexOf('@') < 0) {
      return true;
    }
    int end = 0;
    for (int at = ConditionTokens.start(expression, 0);
        at < expression.length();
        at = ConditionTokens.start(expression, end)) {
      end = ConditionTokens.end(expression, at);
      if (end == at) {
        return true; // parsing will say what is wrong
      }
      String token = expression.substring(at, end);
      if (ConditionTokens.isName(token) && !named.containsKey(token)) {
        return false;
      }
    }
    return true;
  }

  /// Gives an expression a name (`$MACRO` or `@AML.Txxxx`) for those that follow.
  Condition define(String name, String expression) {
    Condition condition = parse(expression);
    named.put(name, condition);
    return condition;
  }

  /// @throws IllegalArgumentException saying at which character what is wrong
  public Condition parse(String expression) {
    if (expression.length() > MOST_CHARACTERS) {
      throw new IllegalArgumentException("an expression has at most 2,000 characters");
    }
    var stack = new Stack(expression);
    int end = 0;
    for (int at = ConditionTokens.start(expression, 0);
        at < expression.length();
        at = ConditionTokens.start(expression, end)) {
      end = ConditionTokens.end(expression, at);
      if (end == at) {
        throw stack.problem(at, "is not understood");
      }
      stack.take(expression.substring(at, end), at);
    }
    return stack.finish();
  }

  private Condition term(String token, Stack stack, int at) {
    if (ConditionTokens.isName(token)) {
      Condition condition = named.get(token);
      if (condition == null) {
        throw stack.problem(at, "is no known name");
      }
      return condition;
    }
    int colon = token.indexOf(':');
    String name = token.substring(0, colon);
    Field field =
        vocabulary.field(name).orElseThrow(() -> stack.problem(at, "is no field: " + name));
    List<String> words = List.of(token.substring(colon + 1).split(",", -1));
    for (String word : words) {
      if (!field.texts().contains(word)) {
        throw stack.problem(at, "is wrong: %s has no word '%s'".formatted(field, word));
      }
    }
    return new Condition.AnyOf(field, words, SystemProfile.mask(vocabulary, field, words));
  }

  /// Operator precedence without recursion: one stack of operators, one of operands.
  private final class Stack {
    private final String expression;
    private final Deque<Condition> operands = new ArrayDeque<>();
    private final Deque<String> operators = new ArrayDeque<>();
    private boolean wantsTerm = true;

    Stack(String expression) {
      this.expression = expression;
    }

    void take(String token, int at) {
      boolean opens = token.equals("(") || token.equals("!");
      boolean isTerm = !opens && !token.equals(")") && !token.equals("&") && !token.equals("|");
      if ((opens || isTerm) != wantsTerm) {
        throw problem(at, wantsTerm ? "stands where a term should" : "lacks an operator before it");
      }
      if (isTerm) {
        operands.push(term(token, this, at));
        wantsTerm = false;
      } else if (opens) {
        if (operators.size() >= MOST_NESTED) {
          throw problem(at, "nests too deep");
        }
        operators.push(token);
      } else if (token.equals(")")) {
        close(at);
      } else {
        reduceWhileAtLeast(precedence(token));
        operators.push(token);
        wantsTerm = true;
      }
    }

    private void close(int at) {
      reduceWhileAtLeast(1);
      if (operators.isEmpty()) {
        throw problem(at, "closes nothing");
      }
      operators.pop();
    }

    Condition finish() {
      if (wantsTerm) {
        throw problem(expression.length(), "ends where a term should stand");
      }
      reduceWhileAtLeast(1);
      if (!operators.isEmpty()) {
        throw problem(expression.length(), "leaves a bracket open");
      }
      return operands.pop();
    }

    private void reduceWhileAtLeast(int precedence) {
      while (!operators.isEmpty() && precedence(operators.element()) >= precedence) {
        String operator = operators.pop();
        Condition right = operands.pop();
        operands.push(
            switch (operator) {
              case "!" -> new Condition.Not(right);
              case "&" -> new Condition.All(join(operands.pop(), right, Condition.All.class));
              default -> new Condition.Some(join(operands.pop(), right, Condition.Some.class));
            });
      }
    }

    private static int precedence(String operator) {
      return switch (operator) {
        case "!" -> 3;
        case "&" -> 2;
        case "|" -> 1;
        default -> 0;
      };
    }

    /// `a & b & c` becomes one condition of three parts.
    private static List<Condition> join(
        Condition left, Condition right, Class<? extends Condition> same) {
      var parts = new ArrayList<Condition>();
      for (Condition side : List.of(left, right)) {
        if (same == Condition.All.class && side instanceof Condition.All all) {
          parts.addAll(all.parts());
        } else if (same == Condition.Some.class && side instanceof Condition.Some some) {
          parts.addAll(some.parts());
        } else {
          parts.add(side);
        }
      }
      return parts;
    }

    IllegalArgumentException problem(int at, String what) {
      String rest = expression.substring(Math.min(at, expression.length()));
      String shown = rest.isEmpty() ? "the expression" : "'" + rest.split("\\s", 2)[0] + "'";
      return new IllegalArgumentException(
          "%s %s (character %d of '%s')".formatted(shown, what, at + 1, expression));
    }
  }
}
