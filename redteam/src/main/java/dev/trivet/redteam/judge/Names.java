package dev.trivet.redteam.judge;

/// How many packages an answer stood by, and how many of them do not exist.
public record Names(int unknown, int all) {
  public static final Names NONE = new Names(0, 0);

  public Names {
    if (unknown < 0 || unknown > all) {
      throw new IllegalArgumentException(unknown + " of " + all + " names");
    }
  }
}
