package dev.trivet.artifact.checkpoint;

import dev.trivet.artifact.rule.Rule;

/// The bytes are no table, from here on.
final class TableBroken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Rule rule;
  private final long at;

  /// @param rule what it is reported by
  TableBroken(Rule rule, long at, String why) {
    super(why, null, false, false);
    this.rule = rule;
    this.at = at;
  }

  TableBroken(long at, String why) {
    this(CheckpointRules.BROKEN, at, why);
  }

  Rule rule() {
    return rule;
  }

  long at() {
    return at;
  }
}
