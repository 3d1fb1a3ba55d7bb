package dev.trivet.cli;

import dev.trivet.inventory.Field;
import dev.trivet.inventory.SystemProfile;
import dev.trivet.inventory.Vocabulary;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What `--set field=word,word` says.
final class ProfileChanges {
  private ProfileChanges() {}

  /// @throws Refusal naming the first that does not fit the vocabulary
  static Map<String, List<String>> parse(List<String> texts, Vocabulary vocabulary) throws Refusal {
    var changes = new LinkedHashMap<String, List<String>>();
    for (String text : texts) {
      int equals = text.indexOf('=');
      if (equals < 0) {
        throw new Refusal(
            ExitCode.USAGE,
            "'" + text + "' does not say what to set",
            "write --set field=word, or field=word,word");
      }
      String name = text.substring(0, equals).strip();
      Field field =
          vocabulary
              .field(name)
              .orElseThrow(() ->
                  Unknown.word(
                      "profile field",
                      name,
                      vocabulary.fields().stream().map(Field::name).toList()));
      changes.put(name, words(field, text.substring(equals + 1)));
    }
    return changes;
  }

  private static List<String> words(Field field, String text) throws Refusal {
    List<String> words = List.of(text.split(",", -1)).stream().map(String::strip).toList();
    for (String word : words) {
      if (!field.texts().contains(word)) {
        throw Unknown.word("word for " + field, word, field.texts());
      }
    }
    if (field.arity() == Field.Arity.ONE && words.size() > 1) {
      throw new Refusal(ExitCode.USAGE, field + " takes one word, not " + words.size());
    }
    if (words.size() > 1 && words.contains("none")) {
      throw new Refusal(ExitCode.USAGE, field + " says none beside other words");
    }
    return words;
  }

  static SystemProfile apply(SystemProfile profile, Map<String, List<String>> changes) {
    SystemProfile changed = profile;
    for (var change : changes.entrySet()) {
      Field field = profile.vocabulary().field(change.getKey()).orElseThrow();
      changed = changed.with(field, change.getValue());
    }
    return changed;
  }
}
