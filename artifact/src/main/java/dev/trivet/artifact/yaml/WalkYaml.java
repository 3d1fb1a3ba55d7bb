package dev.trivet.artifact.yaml;

import dev.trivet.artifact.json.JsonVisitor;
import dev.trivet.artifact.scan.Budget;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Shows a YAML text to a visitor as if it were JSON, for those who want to know what it says and
/// not whether it is safe.
public final class WalkYaml {
  private static final int LARGEST = 8 << 20;

  private WalkYaml() {}

  /// @return why it was not read to its end; empty when it was
  public static Optional<String> over(String text, Budget budget, JsonVisitor visitor) {
    if (text.length() > LARGEST) {
      return Optional.of("%,d characters are more than is read".formatted(text.length()));
    }
    var walk = new YamlWalk(budget, List.of(visitor), Set.of(), (rule, at, message) -> {});
    LoadSettings settings =
        LoadSettings.builder().setCodePointLimit(LARGEST).setUseMarks(true).build();
    try {
      for (Event event : new Parse(settings).parseString(text)) {
        if (!walk.take(event)) {
          return Optional.of("it grows out of proportion");
        }
      }
      return Optional.empty();
    } catch (YamlEngineException e) {
      return Optional.of(String.valueOf(e.getMessage()).lines().findFirst().orElse("no YAML"));
    }
  }
}
