package dev.trivet.artifact.pickle;

/// Tells names Python can import from lines of any text that happen to follow an opcode: a stream
/// that names `fest-Version: 1.0` imports nothing.
final class PythonPath {
  private PythonPath() {}

  /// Steps of letters, digits and `_` with points between them. Hyphens are let through: the hub's
  /// library makes modules of repository names.
  static boolean isModule(String module) {
    return isPath(module, "-");
  }

  /// A name in a module, or a path of attributes.
  static boolean isName(String name) {
    return isPath(name, "");
  }

  private static boolean isPath(String path, String besides) {
    int step = 0;
    for (int i = 0; i < path.length(); i++) {
      char c = path.charAt(i);
      if (c == '.') {
        if (i == step) {
          return false;
        }
        step = i + 1;
      } else if (!isPart(c) && (i == 0 || besides.indexOf(c) < 0)) {
        return false;
      }
    }
    return step < path.length() && !Character.isDigit(path.charAt(0));
  }

  private static boolean isPart(char c) {
    return c == '_' || Character.isLetterOrDigit(c) || Character.isSurrogate(c);
  }
}
