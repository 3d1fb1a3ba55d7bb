package dev.trivet.bom;

/// What stands behind something that was read.
public enum Support {
  /// The bytes were hashed, or the statement is a file of its own whose hash is kept.
  FILE_HASH(Grade.EVIDENCED),
  /// A tool wrote it into a structure that tools act on: a tensor header, metadata, a
  /// configuration, a checkout's record.
  HEADER(Grade.EVIDENCED),
  /// A person wrote it into a file that a signature covers, and the signature was verified.
  SIGNATURE(Grade.EVIDENCED),
  /// It is about the bill of materials itself, and this run made that.
  DOCUMENT(Grade.EVIDENCED),
  /// A person wrote it into a file; nothing else speaks for it.
  STATEMENT(Grade.ASSERTED);

  private final Grade grade;

  Support(Grade grade) {
    this.grade = grade;
  }

  public Grade grade() {
    return grade;
  }
}
