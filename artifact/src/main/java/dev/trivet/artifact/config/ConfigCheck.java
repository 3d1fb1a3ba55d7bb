package dev.trivet.artifact.config;

import dev.trivet.artifact.json.JsonCheck;
import dev.trivet.artifact.json.JsonVisitor;
import dev.trivet.artifact.pickle.TrustedGlobal;
import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.Scan;
import java.util.List;
import java.util.Set;

/// Looks through configuration of any framework for code it imports and files it opens.
public final class ConfigCheck implements JsonCheck {
  private final List<TrustedGlobal> trusted;

  /// @param trusted what may be called besides what is known to be good
  public ConfigCheck(List<TrustedGlobal> trusted) {
    this.trusted = List.copyOf(trusted);
  }

  @Override
  public List<Rule> rules() {
    return ConfigRules.all();
  }

  @Override
  public Set<String> names() {
    return Set.of("idx", "type", "path", "parent_library", "_diffusers_version", "_class_name");
  }

  @Override
  public JsonVisitor visitor(Content content, Scan scan) {
    return new ConfigVisitor(content, scan, trusted);
  }
}
