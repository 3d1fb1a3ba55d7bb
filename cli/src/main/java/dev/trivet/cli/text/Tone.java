package dev.trivet.cli.text;

/// What a piece of text says by its colour, where there is colour. Words never rely on it.
public enum Tone {
  PLAIN(""),
  STRONG("1"),
  FAINT("2"),
  GOOD("32"),
  CAUTION("33"),
  BAD("31");

  private final String code;

  Tone(String code) {
    this.code = code;
  }

  /// The parameters of the terminal's SGR sequence; empty for none.
  String code() {
    return code;
  }
}
