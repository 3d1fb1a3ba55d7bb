package dev.trivet.artifact.keras;

import dev.trivet.artifact.config.Callables;
import dev.trivet.artifact.config.Places;
import dev.trivet.artifact.json.JsonFrame;
import dev.trivet.artifact.json.JsonVisitor;
import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.Scan;
import java.util.Set;
import java.util.regex.Pattern;

/// Judges each object with a `class_name` when it ends.
///
/// Sources: the deserialisation code of Keras 2 and 3, and the advisories CVE-2024-3660,
/// CVE-2025-1550, CVE-2025-8747, CVE-2025-9905, CVE-2025-9906, CVE-2025-12058, CVE-2025-12060.
final class KerasVisitor implements JsonVisitor {
  /// Marshalled code in Base64: type `c`, with and without the reference flag.
  private static final Pattern CODE = Pattern.compile("(4w|Yw)[A-Za-z0-9+/\\s]{30,}=*\\s*");

  private static final Pattern OPERATION =
      Pattern.compile(
          "(?i).*\\b(py_func|py_function|numpy_function|eager_py_func|load_op_library|load_library"
              + "|read_file|write_file|matching_files|read_file_v2|save|restore|save_v2|restore_v2"
              + "|get_file|io\\.\\w+|raw_ops\\.(PyFunc\\w*|EagerPyFunc|ReadFile|WriteFile"
              + "|MatchingFiles|Save\\w*|Restore\\w*|\\w*Dataset\\w*))\\b.*",
          Pattern.DOTALL);

  private static final Set<String> HARMFUL_FUNCTIONS =
      Set.of(
          "get_file",
          "load_model",
          "load_weights",
          "save_model",
          "save_weights",
          "load_img",
          "save_img",
          "enable_unsafe_deserialization",
          "func_load",
          "func_dump",
          "pickle",
          "unpickle",
          "deserialize_keras_object",
          "extract_archive",
          "run_module",
          "system",
          "eval",
          "exec",
          "load_from_saved_model",
          "image_dataset_from_directory",
          "text_dataset_from_directory",
          "audio_dataset_from_directory",
          "model_to_dot",
          "plot_model",
          "import_module",
          "disable_interactive_logging",
          "set_backend",
          "custom_object_scope",
          "load_plugin");

  private static final Set<String> OWN_ROOTS =
      Set.of(
          "keras",
          "tf_keras",
          "tensorflow",
          "keras_core",
          "keras_hub",
          "keras_nlp",
          "keras_cv",
          "keras_tuner",
          "tensorflow_addons",
          "keras_preprocessing",
          "keras_applications",
          "builtins");

  /// Keras's own classes: configurations of Keras 2 name no module.
  private static final Set<String> KNOWN = KerasClasses.read();

  private final Content content;
  private final Scan scan;

  KerasVisitor(Content content, Scan scan) {
    this.content = content;
    this.scan = scan;
  }

  @Override
  public void text(JsonFrame in, String name, String text, long offset) {
    operationOrFile(in, name, text, offset);
    boolean looksLikeCode = text.startsWith("4w") || text.startsWith("Yw");
    if (looksLikeCode && CODE.matcher(text).matches() && mayHoldCode(in, name)) {
      report(
          KerasRules.LAMBDA, offset, "%s: %,d characters of code".formatted(name, text.length()));
    }
  }

  private static boolean mayHoldCode(JsonFrame in, String name) {
    return name.equals("code") || name.equals("function") || in.isWithin("function");
  }

  @Override
  public void leave(JsonFrame frame) {
    String type = said(frame, "class_name");
    checkFunctions(frame);
    if (!type.isEmpty()) {
      module(frame, type, said(frame, "module"));
      object(frame, type, said(frame, "module"));
    }
    String functionModule = said(frame, "fn_module");
    if (!functionModule.isEmpty()) {
      module(frame, frame.text("fn_name").orElse(""), functionModule);
    }
  }

  /// A member's text; `null` says nothing.
  private static String said(JsonFrame frame, String member) {
    return frame.text(member).filter(text -> !text.equals("null")).orElse("");
  }

  /// Keras 2 marks code by the type beside it.
  private void checkFunctions(JsonFrame frame) {
    for (String member : new String[] {"function_type", "output_shape_type", "mask_type"}) {
      String type = frame.text(member).orElse("");
      if (type.equals("lambda")) {
        report(KerasRules.LAMBDA, frame.offset(), member + " is lambda");
      }
    }
    boolean isNamed = frame.text("function_type").orElse("").equals("function");
    if (isNamed) {
      named(frame, said(frame, "module"), frame.text("function").orElse(""));
    }
  }

  private void named(JsonFrame frame, String module, String function) {
    if (isHarmful(module, function)) {
      report(KerasRules.HARMFUL_NAME, frame.offset(), module + "." + function);
    } else if (!isOwn(module) && !module.isEmpty() && !module.equals("__main__")) {
      report(KerasRules.NAMED_FUNCTION, frame.offset(), module + "." + function);
    } else {
      report(KerasRules.CUSTOM, frame.offset(), function);
    }
  }

  private void object(JsonFrame frame, String type, String module) {
    String last = type.substring(type.lastIndexOf('>') + 1);
    switch (last) {
      case "Lambda" -> {
        if (isOwn(module) || module.isEmpty()) {
          lambda(frame);
        }
      }
      case "__lambda__" -> report(KerasRules.LAMBDA, frame.offset(), "a serialised lambda");
      case "TFSMLayer" ->
          report(KerasRules.EXTERNAL_FILE, frame.offset(), "TFSMLayer loads a SavedModel");
      case "TorchModuleWrapper" ->
          report(KerasRules.EMBEDDED_PICKLE, frame.offset(), "TorchModuleWrapper");
      case "TensorFlowOpLayer",
          "TFOpLambda",
          "ClassMethod",
          "SlicingOpLambda",
          "InstanceMethod" -> {}
      case "function" -> function(frame, module);
      default -> {}
    }
    boolean isNobodys =
        module.isEmpty() && frame.isWithin("layers") && !isKerasClass(last) && !type.contains(">");
    if (isNobodys) {
      report(KerasRules.CUSTOM, frame.offset(), type);
    }
    boolean isRegistered =
        type.contains(">") || frame.text("registered_name").orElse("").contains(">");
    if (isRegistered && !isOwnPackage(frame.text("registered_name").orElse(type))) {
      report(KerasRules.CUSTOM, frame.offset(), frame.text("registered_name").orElse(type));
    }
  }

  /// Keras writes its own kinds of values between double underscores.
  private static boolean isKerasClass(String type) {
    return KNOWN.contains(type) || type.startsWith("__");
  }

  private static boolean isOwnPackage(String registered) {
    String name = registered.substring(0, Math.max(0, registered.indexOf('>')));
    return OWN_ROOTS.contains(name.split("\\.", 2)[0]);
  }

  /// What function the layer has shows in its own configuration; code in it was seen already.
  private void lambda(JsonFrame frame) {
    report(KerasRules.LAMBDA, frame.offset(), "a Lambda layer");
  }

  /// `{"class_name": "function", "module": "os", "config": "system"}`.
  private void function(JsonFrame frame, String module) {
    String name = frame.text("config").orElse(frame.text("registered_name").orElse(""));
    if (isHarmful(module, name)) {
      report(KerasRules.HARMFUL_NAME, frame.offset(), module + "." + name);
    } else if (!isOwn(module) || module.equals("builtins")) {
      report(KerasRules.CUSTOM, frame.offset(), module + "." + name);
    }
  }

  private void module(JsonFrame frame, String type, String module) {
    if (isHarmful(module, type)) {
      report(KerasRules.HARMFUL_NAME, frame.offset(), module + "." + type);
    } else if (!module.isEmpty() && !isOwn(module)) {
      report(KerasRules.CUSTOM, frame.offset(), module + "." + type);
    }
  }

  private static boolean isOwn(String module) {
    return OWN_ROOTS.contains(module.split("\\.", 2)[0]);
  }

  private static boolean isHarmful(String module, String name) {
    if (HARMFUL_FUNCTIONS.contains(name)) {
      return true;
    }
    if (module.isEmpty() || module.equals("builtins")) {
      return !module.isEmpty()
          && Callables.judge("builtins." + name) == Callables.Judgement.HARMFUL
          && isBuiltinCall(name);
    }
    return Callables.isHarmfulModule(module)
        || (!isOwn(module) && Callables.isHarmfulModule(module + "." + name));
  }

  /// Keras writes `builtins` for every plain function; only these do harm.
  private static boolean isBuiltinCall(String name) {
    return switch (name) {
      case "eval",
          "exec",
          "compile",
          "open",
          "__import__",
          "getattr",
          "setattr",
          "input",
          "breakpoint",
          "globals",
          "vars",
          "delattr" ->
          true;
      default -> false;
    };
  }

  private void report(Rule rule, long offset, String message) {
    scan.report(rule, content, offset, message);
  }

  /// Texts that name operations or files, judged where they stand.
  private boolean isUnsafeOperation(String text) {
    return OPERATION.matcher(text).matches();
  }

  private void operationOrFile(JsonFrame in, String name, String text, long offset) {
    boolean isOperation = name.equals("function") || name.equals("node_def") || name.equals("op");
    if (isOperation && text.length() < 10_000 && isUnsafeOperation(text)) {
      report(KerasRules.UNSAFE_OPERATION, offset, text);
    }
    boolean isVocabulary = name.equals("vocabulary") || name.equals("idf_weights");
    if (!in.isArray() && isVocabulary && (Places.leadsOut(text) || text.contains("."))) {
      report(KerasRules.EXTERNAL_FILE, offset, "%s: %s".formatted(name, text));
    }
  }
}
