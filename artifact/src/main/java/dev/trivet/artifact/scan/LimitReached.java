package dev.trivet.artifact.scan;

/// Stops the reading of one content; the scan reports the limit and goes on with the next.
public final class LimitReached extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final Limit limit;
  private final String what;

  /// @param what how much was too much
  public LimitReached(Limit limit, String what) {
    super(what, null, false, false);
    this.limit = limit;
    this.what = what;
  }

  public String what() {
    return what;
  }

  public Limit limit() {
    return limit;
  }
}
