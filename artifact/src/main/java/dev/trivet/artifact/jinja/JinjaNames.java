package dev.trivet.artifact.jinja;

import java.util.Set;
import java.util.regex.Pattern;

/// Names that no prompt needs, and what they lead to.
final class JinjaNames {
  /// Python's own attributes; other words between double underscores may be tokens of a model.
  private static final Pattern INTERNAL =
      Pattern.compile(
          "__(class|base|bases|basicsize|mro|subclasses|globals|builtins|builtin|import|init"
              + "|init_subclass|getattribute|getattr|setattr|delattr|dict|code|closure|func|self"
              + "|module|reduce|reduce_ex|call|getitem|loader|spec|new|del|weakref|wrapped"
              + "|annotations|defaults|kwdefaults|qualname|objclass|slots|set_name|class_getitem"
              + "|subclasshook|subclasscheck|enter|exit|format|dir|sizeof|setstate|getstate)__");

  private static final Set<String> FRAMES =
      Set.of(
          "mro",
          "func_globals",
          "func_code",
          "func_builtins",
          "gi_frame",
          "gi_code",
          "cr_frame",
          "cr_code",
          "ag_frame",
          "f_globals",
          "f_builtins",
          "f_locals",
          "f_back",
          "f_code",
          "co_code",
          "co_consts",
          "tb_frame",
          "im_func",
          "im_class",
          "_module",
          "_TemplateReference__context");

  private static final Set<String> CALLS =
      Set.of(
          "popen",
          "system",
          "spawn",
          "subprocess",
          "Popen",
          "check_output",
          "check_call",
          "getoutput",
          "import_module",
          "exec",
          "eval",
          "execfile",
          "compile",
          "breakpoint",
          "open",
          "from_pyfile",
          "load_module",
          "exec_module");

  private static final Set<String> UNUSUAL =
      Set.of(
          "lipsum",
          "self",
          "get_flashed_messages",
          "url_for",
          "environ",
          "builtins",
          "config",
          "request",
          "application",
          "current_app",
          "app_context");

  private JinjaNames() {}

  static boolean isInternal(String name) {
    return FRAMES.contains(name)
        || (name.length() > 4 && name.startsWith("__") && name.endsWith("__"));
  }

  /// A piece of such a name.
  static boolean isPiece(String name) {
    return name.length() > 2 && (name.startsWith("__") || name.endsWith("__"));
  }

  /// Whether a text names a Python attribute somewhere: `{0.__class__}`, `__mro__`.
  static boolean namesInternal(String text) {
    return (FRAMES.contains(text) && !text.equals("mro")) || INTERNAL.matcher(text).find();
  }

  static boolean isDangerousCall(String name) {
    return CALLS.contains(name);
  }

  static boolean isUnusual(String name) {
    return UNUSUAL.contains(name);
  }
}
