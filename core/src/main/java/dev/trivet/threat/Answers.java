package dev.trivet.threat;

import dev.trivet.inventory.SystemProfile;
import dev.trivet.threat.DataFlowDiagram.Source;
import java.util.List;
import java.util.stream.Stream;

/// A profile, asked by name. A field the vocabulary lacks was never asked and says nothing.
record Answers(SystemProfile profile) {

  boolean says(String field, String... words) {
    return profile
        .vocabulary()
        .field(field)
        .filter(f -> Stream.of(words).anyMatch(word -> profile.has(f, word)))
        .isPresent();
  }

  boolean isOpen(String field) {
    return profile.vocabulary().field(field).filter(f -> !profile.answers(f)).isPresent();
  }

  /// It says so, or it could be.
  boolean maySay(String field, String... words) {
    return isOpen(field) || says(field, words);
  }

  Source source(String field) {
    return isOpen(field) ? Source.ASSUMED : Source.ANSWERED;
  }

  /// The words of a field but `none`; empty when it is not answered.
  List<String> words(String field) {
    return profile.vocabulary().field(field).map(profile::words).orElse(List.of()).stream()
        .filter(word -> !word.equals("none"))
        .toList();
  }

  /// `text, uploaded files`: the words as a label.
  String spoken(String field) {
    return String.join(", ", words(field)).replace('_', ' ');
  }

  /// Whether the fields asked of assistants and agents only concern it.
  boolean assists() {
    return maySay("ai_kind", "llm", "agent");
  }

  boolean learns() {
    return maySay("ai_kind", "predictive", "llm", "media_generator", "agent");
  }
}
