package dev.trivet.artifact.json;

import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.Scan;
import java.util.List;
import java.util.Set;

/// What one kind of document is looked through for; every JSON document, and every YAML document,
/// is looked through by all of them in one walk. Stateless.
public interface JsonCheck {
  List<Rule> rules();

  /// Names of members whose texts the visitor wants to ask frames for.
  Set<String> names();

  /// Looks through one document.
  JsonVisitor visitor(Content content, Scan scan);
}
