package dev.trivet.redteam.endpoint;

/// What was used up.
public record Spent(long queries, Usage usage, double cost) {
  public static final Spent NOTHING = new Spent(0, Usage.NONE, 0);
}
