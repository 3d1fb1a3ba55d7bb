package dev.trivet.artifact.msgpack;

import dev.trivet.artifact.rule.Rule;

/// The bytes are no MessagePack, from here on, or more than a reader should take.
final class MsgpackBroken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final transient Rule rule;
  private final long at;

  /// @param rule what it is reported by
  MsgpackBroken(Rule rule, long at, String why) {
    super(why, null, false, false);
    this.rule = rule;
    this.at = at;
  }

  MsgpackBroken(long at, String why) {
    this(MsgpackRules.BROKEN, at, why);
  }

  Rule rule() {
    return rule;
  }

  long at() {
    return at;
  }
}
