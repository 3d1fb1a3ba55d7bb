package dev.trivet.inventory;

import java.util.List;

/// One field of the vocabulary.
public final class Field {
  private final Definition definition;
  private final int position;
  private final int firstBit;

  /// What a field is, apart from its place.
  ///
  /// @param audience who is asked: `core` for every system, `assistant` for assistants and agents
  ///   only
  /// @param quickStart its place in the quick start, from 1; 0 when it is not part of it
  public record Definition(
      String name,
      String audience,
      int quickStart,
      Arity arity,
      String question,
      String meaning,
      List<Word> words) {
    public Definition {
      words = List.copyOf(words);
    }
  }

  /// How many words a field may hold.
  public enum Arity {
    ONE,
    MANY
  }

  /// A word and what it means, in our words.
  public record Word(String text, String meaning) {}

  Field(Definition definition, int position, int firstBit) {
    this.definition = definition;
    this.position = position;
    this.firstBit = firstBit;
  }

  public String name() {
    return definition.name();
  }

  public String audience() {
    return definition.audience();
  }

  public int quickStart() {
    return definition.quickStart();
  }

  public Arity arity() {
    return definition.arity();
  }

  public String question() {
    return definition.question();
  }

  public String meaning() {
    return definition.meaning();
  }

  public List<Word> words() {
    return definition.words();
  }

  public List<String> texts() {
    return words().stream().map(Word::text).toList();
  }

  /// The bit that says whether the field is answered.
  long answeredBit() {
    return 1L << position;
  }

  /// @return the bit of `word`, or -1 when the field has no such word
  int bitOf(String word) {
    List<Word> words = words();
    for (int i = 0; i < words.size(); i++) {
      if (words.get(i).text().equals(word)) {
        return firstBit + i;
      }
    }
    return -1;
  }

  @Override
  public String toString() {
    return name();
  }
}
