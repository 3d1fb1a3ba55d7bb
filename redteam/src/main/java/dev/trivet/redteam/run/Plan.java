package dev.trivet.redteam.run;

import dev.trivet.measure.statistics.Chance;
import dev.trivet.redteam.endpoint.Budget;
import dev.trivet.redteam.suite.Suite;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Optional;

/// What is to be done.
///
/// @param repeat how often each probe is played
/// @param instructions those of the deployment under test; put before what a probe says
/// @param atATime how many probes are played at once
public record Plan(
    Suite suite, int repeat, Optional<String> instructions, Budget budget, int atATime) {
  private static final int MOST_REPEATS = 1_000;
  private static final int MOST_AT_A_TIME = 64;

  public Plan {
    if (repeat < 1 || repeat > MOST_REPEATS) {
      throw new IllegalArgumentException(repeat + " repetitions");
    }
    if (atATime < 1 || atATime > MOST_AT_A_TIME) {
      throw new IllegalArgumentException(atATime + " at a time");
    }
  }

  public static Plan of(Suite suite) {
    return new Plan(suite, 1, Optional.empty(), Budget.UNLIMITED, 4);
  }

  public Plan repeated(int times) {
    return new Plan(suite, times, instructions, budget, atATime);
  }

  public Plan within(Budget other) {
    return new Plan(suite, repeat, instructions, other, atATime);
  }

  public Plan told(String deployment) {
    return new Plan(suite, repeat, Optional.of(deployment), budget, atATime);
  }

  public Plan atATime(int probes) {
    return new Plan(suite, repeat, instructions, budget, probes);
  }

  /// What the endpoint is asked to draw its answers with in a repetition.
  public long seedOf(int repetition) {
    return Chance.of(suite.seed(), repetition).nextLong(1L << 31);
  }

  /// What the instructions are known by in a run; they themselves stay out of it.
  public Optional<String> instructionsDigest() {
    return instructions.map(Plan::digest);
  }

  private static String digest(String text) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(text.getBytes(StandardCharsets.UTF_8));
      return "sha256:" + HexFormat.of().formatHex(digest);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
