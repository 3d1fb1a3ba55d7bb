package dev.trivet.inventory;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;

/// The answers that describe a system to the threat model. A field left out is unknown: it could be
/// anything.
public final class SystemProfile {
  private final Vocabulary vocabulary;
  private final long[] words;
  private final long answered;

  private SystemProfile(Vocabulary vocabulary, long[] words, long answered) {
    this.vocabulary = vocabulary;
    this.words = words;
    this.answered = answered;
  }

  /// @throws IllegalArgumentException on a field or word the vocabulary lacks, on an answer without
  ///   a word, and on several words where a field takes one
  public static SystemProfile of(
      Vocabulary vocabulary, Map<String, ? extends Collection<String>> answers) {
    var profile = new SystemProfile(vocabulary, empty(vocabulary), 0);
    for (var answer : answers.entrySet()) {
      Field field =
          vocabulary
              .field(answer.getKey())
              .orElseThrow(() -> new IllegalArgumentException("unknown field " + answer.getKey()));
      profile = profile.with(field, answer.getValue());
    }
    return profile;
  }

  /// @return this profile with one field answered anew
  public SystemProfile with(Field field, Collection<String> texts) {
    if (texts.isEmpty()) {
      throw new IllegalArgumentException(field + " has no word; leave the field out if unknown");
    }
    if (field.arity() == Field.Arity.ONE && texts.size() > 1) {
      throw new IllegalArgumentException(field + " takes one word, not " + texts.size());
    }
    long[] next = words.clone();
    for (String text : field.texts()) {
      int bit = field.bitOf(text);
      next[bit / Long.SIZE] &= ~(1L << bit);
    }
    set(next, field, texts);
    return new SystemProfile(vocabulary, next, answered | field.answeredBit());
  }

  public Vocabulary vocabulary() {
    return vocabulary;
  }

  public boolean answers(Field field) {
    return (answered & field.answeredBit()) != 0;
  }

  /// Whether every field is answered.
  public boolean isComplete() {
    return answered == vocabulary.answeredBits();
  }

  public boolean has(Field field, String word) {
    int bit = field.bitOf(word);
    return bit >= 0 && (words[bit / Long.SIZE] & 1L << bit) != 0;
  }

  /// @return whether any bit of `mask` is set; see [#mask]
  public boolean meets(long[] mask) {
    for (int i = 0; i < mask.length; i++) {
      if ((words[i] & mask[i]) != 0) {
        return true;
      }
    }
    return false;
  }

  /// The mask for "the field has any of these words".
  ///
  /// @throws IllegalArgumentException on a word the field lacks
  public static long[] mask(Vocabulary vocabulary, Field field, Collection<String> texts) {
    long[] mask = empty(vocabulary);
    set(mask, field, texts);
    return mask;
  }

  private static long[] empty(Vocabulary vocabulary) {
    return new long[(vocabulary.bits() + Long.SIZE - 1) / Long.SIZE];
  }

  private static void set(long[] bits, Field field, Collection<String> texts) {
    for (String text : texts) {
      int bit = field.bitOf(text);
      if (bit < 0) {
        throw new IllegalArgumentException(field + " has no word '" + text + "'");
      }
      bits[bit / Long.SIZE] |= 1L << bit;
    }
  }

  /// The words of a field, in the vocabulary's order; empty when unanswered.
  public List<String> words(Field field) {
    var held = new ArrayList<String>();
    for (String text : field.texts()) {
      if (has(field, text)) {
        held.add(text);
      }
    }
    return held;
  }

  /// Every answered field with its words, in the vocabulary's order.
  public SequencedMap<Field, List<String>> answers() {
    var all = new LinkedHashMap<Field, List<String>>();
    for (Field field : vocabulary.fields()) {
      if (answers(field)) {
        all.put(field, words(field));
      }
    }
    return all;
  }

  @Override
  public boolean equals(Object other) {
    return other instanceof SystemProfile that
        && answered == that.answered
        && Arrays.equals(words, that.words);
  }

  @Override
  public int hashCode() {
    return 31 * Arrays.hashCode(words) + Long.hashCode(answered);
  }

  @Override
  public String toString() {
    return answers().toString();
  }
}
