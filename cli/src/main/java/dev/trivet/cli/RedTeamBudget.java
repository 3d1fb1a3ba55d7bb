package dev.trivet.cli;

import dev.trivet.redteam.endpoint.Budget;
import java.time.Duration;
import java.util.List;

/// What `--budget` and `--price` say.
record RedTeamBudget(Given given) {
  private static final List<String> KINDS = List.of("queries", "tokens", "cost", "minutes");

  Budget budget() throws Refusal {
    Budget budget = priced(Budget.UNLIMITED);
    for (String part : given.option("--budget").map(t -> t.split(",", -1)).orElse(new String[0])) {
      int equals = part.indexOf('=');
      String kind = equals < 0 ? part : part.substring(0, equals);
      double most = number("--budget", equals < 0 ? "" : part.substring(equals + 1), 0.001, 1e15);
      budget =
          switch (kind) {
            case "queries" -> budget.queries(Math.max(1, (long) most));
            case "tokens" -> budget.tokens(Math.max(1, (long) most));
            case "cost" -> budget.cost(most);
            case "minutes" -> budget.time(Duration.ofMillis((long) (most * 60_000)));
            default -> throw Unknown.word("budget", kind, KINDS);
          };
      if (kind.equals("cost") && given.option("--price").isEmpty()) {
        throw new Refusal(ExitCode.USAGE, "a budget of cost needs prices", "give --price 2.5,10");
      }
    }
    return budget;
  }

  private Budget priced(Budget budget) throws Refusal {
    if (given.option("--price").isEmpty()) {
      return budget;
    }
    String[] parts = given.option("--price").get().split(",", -1);
    if (parts.length != 2) {
      throw new Refusal(ExitCode.USAGE, "--price is two numbers: read,written");
    }
    return budget.priced(number("--price", parts[0], 0, 1e6), number("--price", parts[1], 0, 1e6));
  }

  static double number(String option, String text, double least, double most) throws Refusal {
    try {
      double number = Double.parseDouble(text);
      if (number >= least && number <= most) {
        return number;
      }
    } catch (NumberFormatException e) {
      // said below
    }
    throw new Refusal(
        ExitCode.USAGE,
        "%s: '%s' is no number from %s to %s".formatted(option, text, plain(least), plain(most)));
  }

  private static String plain(double number) {
    return dev.trivet.shared.Words.of(number);
  }
}
