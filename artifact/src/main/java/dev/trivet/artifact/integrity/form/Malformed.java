package dev.trivet.artifact.integrity.form;

/// Something is not written in the form it must have; says where and what was expected.
public final class Malformed extends Exception {
  private static final long serialVersionUID = 1L;

  public Malformed(String message) {
    super(message);
  }

  /// Why, in words.
  public String why() {
    return String.valueOf(getMessage());
  }
}
