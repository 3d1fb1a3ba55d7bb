package dev.trivet.artifact.pickle;

/// What is thought of an imported object, and why.
record Judgement(Standing standing, Check check, String reason) {
  private static final String TRUSTED = "Trusted by ";

  /// What an organisation has decided for itself.
  static Judgement trusted(TrustedGlobal own) {
    return of(
        Standing.HARMLESS,
        "%s%s until %s: %s".formatted(TRUSTED, own.by(), own.until(), own.reason()));
  }

  boolean isTrusted() {
    return reason.startsWith(TRUSTED);
  }

  static Judgement of(Standing standing, String reason) {
    return new Judgement(standing, Check.NONE, reason);
  }

  boolean isHarmful() {
    return standing.compareTo(Standing.RISKY) >= 0;
  }
}
