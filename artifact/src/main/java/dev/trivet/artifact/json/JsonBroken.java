package dev.trivet.artifact.json;

/// The bytes are no JSON, from here on.
public final class JsonBroken extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long at;

  JsonBroken(long at, String why) {
    super(why, null, false, false);
    this.at = at;
  }

  /// Where it breaks.
  public long at() {
    return at;
  }
}
