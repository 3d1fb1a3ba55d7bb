package dev.trivet.redteam.judge;

/// What came of an attempt, and of the packages it named.
public record Judgement(Outcome outcome, Names names) {

  static Judgement of(Outcome outcome) {
    return new Judgement(outcome, Names.NONE);
  }
}
