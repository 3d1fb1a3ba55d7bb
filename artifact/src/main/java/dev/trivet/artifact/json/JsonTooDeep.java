package dev.trivet.artifact.json;

/// Brackets within brackets beyond what any reader survives; most recurse on them.
public final class JsonTooDeep extends RuntimeException {
  private static final long serialVersionUID = 1L;

  private final long at;

  JsonTooDeep(long at) {
    super("more than %,d brackets are open".formatted(JsonLexer.DEEPEST), null, false, false);
    this.at = at;
  }

  public long at() {
    return at;
  }
}
