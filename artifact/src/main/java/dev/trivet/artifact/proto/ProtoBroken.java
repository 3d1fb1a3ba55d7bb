package dev.trivet.artifact.proto;

/// The bytes are no message, from here on.
public final class ProtoBroken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long at;

  /// @param at where they cannot be read
  public ProtoBroken(long at, String why) {
    super(why, null, false, false);
    this.at = at;
  }

  public long at() {
    return at;
  }
}
