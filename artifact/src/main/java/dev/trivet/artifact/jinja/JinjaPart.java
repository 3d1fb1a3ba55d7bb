package dev.trivet.artifact.jinja;

import java.util.List;

/// A template in its parts, in their order.
sealed interface JinjaPart {
  /// Index of the first character in the template.
  int at();

  /// Text that is written as it stands.
  record Data(String text, int at) implements JinjaPart {}

  /// `{{ ... }}`.
  record Output(List<JinjaToken> tokens, int at) implements JinjaPart {}

  /// `{% ... %}`; the first token is the statement's name.
  record Statement(List<JinjaToken> tokens, int at) implements JinjaPart {
    String name() {
      return tokens.isEmpty() ? "" : tokens.getFirst().text();
    }
  }
}
