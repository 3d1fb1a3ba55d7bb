package dev.trivet.formats.laws;

import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.trivet.inventory.Field;
import dev.trivet.inventory.SystemProfile;
import dev.trivet.inventory.Vocabulary;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;

/// The described systems of the threat-modelling pack, which stands beside the project or not.
final class Cases {
  static final Path THREATS = Path.of("..", "..", "shared", "threats");

  private Cases() {}

  /// The profile of every case, by its id; skips the test where the pack is not there.
  static SortedMap<String, SystemProfile> profiles(Vocabulary vocabulary) {
    Path directory = THREATS.resolve("cases");
    assumeTrue(Files.isDirectory(directory), "the threat-modelling pack is not here");
    var profiles = new TreeMap<String, SystemProfile>();
    try (var files = Files.list(directory)) {
      for (Path file : files.toList()) {
        Map<?, ?> document = read(file);
        profiles.put(
            String.valueOf(document.get("id")),
            SystemProfile.of(vocabulary, answers(vocabulary, (Map<?, ?>) system(document))));
      }
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    return profiles;
  }

  private static Map<?, ?> read(Path file) throws IOException {
    Object document =
        new Load(LoadSettings.builder().build()).loadFromString(Files.readString(file));
    return (Map<?, ?>) document;
  }

  private static Object system(Map<?, ?> document) {
    return java.util.Objects.requireNonNull(document.get("system"));
  }

  private static Map<String, List<String>> answers(Vocabulary vocabulary, Map<?, ?> system) {
    var answers = new LinkedHashMap<String, List<String>>();
    for (Field field : vocabulary.fields()) {
      Object said = system.get(field.name());
      if (said instanceof List<?> words) {
        answers.put(field.name(), words.stream().map(String::valueOf).toList());
      } else if (said != null) {
        answers.put(field.name(), List.of(said.toString()));
      }
    }
    return answers;
  }
}
