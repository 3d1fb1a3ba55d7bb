package dev.trivet.artifact.config;

import dev.trivet.artifact.config.Callables.Judgement;
import dev.trivet.artifact.json.JsonFrame;
import dev.trivet.artifact.json.JsonVisitor;
import dev.trivet.artifact.pickle.TrustedGlobal;
import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.Scan;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/// Looks through one document.
///
/// Sources: what `transformers`, `diffusers`, `peft`, `sentence-transformers`, Hydra, NeMo, MLflow,
/// `onnxruntime-genai` and `jsonpickle` do with these names.
final class ConfigVisitor implements JsonVisitor {
  private static final Set<String> PIPELINE_MODULES =
      Set.of("diffusers", "transformers", "onnxruntime", "flax", "k_diffusion", "optimum");

  private static final Pattern LIBRARY = Pattern.compile("(?i)[^\\s]+\\.(so(\\.\\d+)*|dll|dylib)");
  private static final Pattern LOADING =
      Pattern.compile("(?i).*(lib|plugin|extension|backend|custom_op|delegate|module).*");

  private static final Pattern EXPRESSION =
      Pattern.compile("^\\$\\s*(import\\s|from\\s+\\w|[\\w.@]+\\s*\\(|__)");
  private static final Pattern HARM =
      Pattern.compile(
          "__\\w+__|\\b(os|sys|subprocess|shutil|socket|pickle|importlib|builtins|ctypes|urllib|requests)\\b"
              + "|\\b(eval|exec|open|compile|system|popen)\\s*\\(");

  private final Content content;
  private final Scan scan;
  private final List<TrustedGlobal> trusted;
  private final List<Part> parts = new ArrayList<>();
  private int autoMaps;
  private int customPipelines;
  private int weightMaps;

  /// A pipeline's part: the module its class is imported from.
  private record Part(String name, String module, long offset) {}

  ConfigVisitor(Content content, Scan scan, List<TrustedGlobal> trusted) {
    this.content = content;
    this.scan = scan;
    this.trusted = trusted;
  }

  @Override
  public void enter(JsonFrame frame) {
    count(frame, 1);
  }

  private void count(JsonFrame frame, int change) {
    switch (frame.name()) {
      case "auto_map" -> autoMaps += change;
      case "custom_pipelines" -> customPipelines += change;
      case "weight_map" -> weightMaps += change;
      default -> {}
    }
  }

  @Override
  public void text(JsonFrame in, String name, String text, long offset) {
    if (autoMaps > 0 || name.equals("auto_map")) {
      code(name, text, offset);
    } else if (weightMaps > 0) {
      place(text, offset);
    } else if (in.isArray() && in.depth() == 1 && in.count() == 1) {
      parts.add(new Part(name, text, offset));
    } else {
      named(in, name, text, offset);
    }
    expression(text, offset);
    EncodedText.open(name, text, content, scan);
  }

  /// MONAI's bundles evaluate texts that begin with a dollar sign.
  private void expression(String text, long offset) {
    if (text.length() > 2 && text.charAt(0) == '$' && EXPRESSION.matcher(text).find()) {
      boolean isHarmful = HARM.matcher(text).find();
      report(isHarmful ? ConfigRules.HARMFUL_CALL : ConfigRules.UNKNOWN_CALL, offset, text);
    }
  }

  private void code(String name, String text, long offset) {
    boolean isElsewhere = text.contains("--") || Places.isRemote(text);
    report(
        isElsewhere ? ConfigRules.OTHER_REPOSITORY : ConfigRules.REMOTE_CODE,
        offset,
        "%s: %s".formatted(name, text));
  }

  private void place(String text, long offset) {
    if (Places.leadsOut(text)) {
      report(ConfigRules.PLACE_OUTSIDE, offset, text);
    }
  }

  private void named(JsonFrame in, String name, String text, long offset) {
    switch (name) {
      case "_target_", "__target__", "_target", "$_target", "()" -> call(text, offset);
      case "target", "class_path" -> harmful(text, offset);
      case "trust_remote_code" -> trust(text, offset);
      case "impl" -> {
        if (customPipelines > 0) {
          code(name, text, offset);
        }
      }
      case "custom_pipeline" -> code(name, text, offset);
      case "custom_ops_library", "custom_ops_library_path" ->
          report(ConfigRules.NATIVE_LIBRARY, offset, text);
      case "loader_module" -> loader(text, offset);
      case "model_code_path" -> code(name, text, offset);
      case "tokenizer_class", "processor_class", "image_processor_type" -> harmful(text, offset);
      case "py/reduce",
          "py/object",
          "py/function",
          "py/type",
          "py/module",
          "py/repr",
          "py/newargs",
          "py/newobj",
          "py/newargsex" ->
          pickled(name, text, offset);
      default -> other(in, name, text, offset);
    }
  }

  private void other(JsonFrame in, String name, String text, long offset) {
    boolean isExternal =
        (name.equals("location") && in.isWithin("external_data"))
            || (name.equals("value") && in.isWithin("externalData"));
    if (isExternal) {
      place(text, offset);
    } else if (name.equals("imports") && in.isWithin("custom_imports")) {
      judge(text, offset, ConfigRules.CUSTOM_CLASS);
    } else if (LIBRARY.matcher(text).matches() && LOADING.matcher(name).matches()) {
      report(ConfigRules.NATIVE_LIBRARY, offset, "%s: %s".formatted(name, text));
    }
  }

  private void call(String name, long offset) {
    judge(name, offset, ConfigRules.UNKNOWN_CALL);
  }

  private void harmful(String name, long offset) {
    if (name.contains(".") && Callables.judge(name) == Judgement.HARMFUL) {
      report(ConfigRules.HARMFUL_CALL, offset, name);
    }
  }

  private void judge(String name, long offset, Rule unknown) {
    switch (Callables.judge(name)) {
      case HARMFUL -> report(ConfigRules.HARMFUL_CALL, offset, name);
      case UNKNOWN -> unlessTrusted(unknown, offset, name);
      case KNOWN -> {}
    }
  }

  private void unlessTrusted(Rule unknown, long offset, String name) {
    Optional<TrustedGlobal> own =
        trusted.stream().filter(t -> t.covers(name) || t.module().equals(name)).findFirst();
    own.ifPresentOrElse(
        t ->
            report(
                ConfigRules.TRUSTED,
                offset,
                "%s. Trusted by %s until %s: %s".formatted(name, t.by(), t.until(), t.reason())),
        () -> report(unknown, offset, name));
  }

  /// MLflow imports this module; its own are the flavours of models.
  private void loader(String text, long offset) {
    if (!text.equals("mlflow") && !text.startsWith("mlflow.")) {
      report(ConfigRules.REMOTE_CODE, offset, "loader_module: " + text);
    }
  }

  private void pickled(String name, String text, long offset) {
    boolean isPlain = name.equals("py/object") && Callables.judge(text) == Judgement.KNOWN;
    if (!isPlain) {
      report(ConfigRules.PICKLED_OBJECT, offset, "%s: %s".formatted(name, text));
    }
  }

  @Override
  public void word(JsonFrame in, String name, String word, long offset) {
    if (name.equals("trust_remote_code")) {
      trust(word, offset);
    }
  }

  private void trust(String word, long offset) {
    if (word.equalsIgnoreCase("true")
        || word.equals("1")
        || word.equalsIgnoreCase("yes")
        || word.equalsIgnoreCase("on")) {
      report(ConfigRules.TRUST_SWITCH, offset, "trust_remote_code: " + word);
    }
  }

  @Override
  public void leave(JsonFrame frame) {
    count(frame, -1);
    if (frame.name().startsWith("py/") && frame.isArray()) {
      report(ConfigRules.PICKLED_OBJECT, frame.offset(), frame.name());
    }
    if (frame.text("idx").isPresent() && frame.text("path").isPresent()) {
      frame.text("type").ifPresent(type -> judge(type, frame.offset(), ConfigRules.CUSTOM_CLASS));
      frame.text("path").ifPresent(path -> place(path, frame.offset()));
    }
    frame
        .text("parent_library")
        .ifPresent(library -> judge(library, frame.offset(), ConfigRules.CUSTOM_CLASS));
    if (frame.depth() == 0 && isPipeline(frame)) {
      parts.forEach(this::part);
    }
  }

  private boolean isPipeline(JsonFrame frame) {
    return frame.text("_diffusers_version").isPresent()
        || frame.text("_class_name").isPresent()
        || parts.stream().anyMatch(part -> part.name().equals("_class_name"));
  }

  /// A pipeline's parts are of its libraries, or of a folder beside the file.
  private void part(Part part) {
    boolean isKnown =
        PIPELINE_MODULES.contains(part.module().split("\\.", 2)[0])
            || part.module().startsWith("stable_diffusion")
            || part.module().equals("null");
    if (Callables.isHarmfulModule(part.module())) {
      report(ConfigRules.HARMFUL_CALL, part.offset(), part.module());
    } else if (!isKnown) {
      report(
          part.name().equals("_class_name") ? ConfigRules.REMOTE_CODE : ConfigRules.CUSTOM_CLASS,
          part.offset(),
          "%s: %s".formatted(part.name(), part.module()));
    }
  }

  private void report(Rule rule, long offset, String message) {
    scan.report(rule, content, offset, message);
  }
}
