package dev.trivet.redteam.suite;

/// Where the harness listens is known only when it runs. Until then its address has this place in
/// the text of a probe, and again in what is kept of a run.
public final class Loopback {
  public static final String PLACE = "http://{{loopback}}";

  private Loopback() {}

  /// @param base `http://127.0.0.1:41234`
  public static String into(String text, String base) {
    return text.replace(PLACE, base);
  }

  public static String outOf(String text, String base) {
    return base.isEmpty() ? text : text.replace(base, PLACE);
  }
}
