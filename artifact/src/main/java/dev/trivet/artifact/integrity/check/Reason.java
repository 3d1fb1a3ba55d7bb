package dev.trivet.artifact.integrity.check;

/// One reason for a refusal.
///
/// @param where the file, or the part of the signature
/// @param why what is wrong, in words; may hold text from the signature, so clean it before showing
public record Reason(Step step, String where, String why) {
  @Override
  public String toString() {
    return step.word() + ": " + where + ": " + why;
  }
}
