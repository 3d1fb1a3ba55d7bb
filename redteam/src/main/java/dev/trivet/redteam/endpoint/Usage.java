package dev.trivet.redteam.endpoint;

/// How many tokens were read and written.
public record Usage(long read, long written) {
  public static final Usage NONE = new Usage(0, 0);

  private static final int CHARACTERS_PER_TOKEN = 4;

  /// Where the endpoint does not say: a quarter of the characters.
  public static Usage estimated(Request request, String answer) {
    return new Usage(request.tokens(), answer.length() / CHARACTERS_PER_TOKEN + 1);
  }

  public Usage plus(Usage other) {
    return new Usage(read + other.read, written + other.written);
  }

  public long all() {
    return read + written;
  }
}
