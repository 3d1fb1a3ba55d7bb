package dev.trivet.artifact.xml;

import java.util.Map;

/// Sees a document go by.
interface XmlVisitor {
  /// @param depth 0 for the root
  void element(String name, Map<String, String> attributes, int depth, long at);

  /// `<!DOCTYPE ...>` without its brackets.
  void documentType(String text, long at);
}
