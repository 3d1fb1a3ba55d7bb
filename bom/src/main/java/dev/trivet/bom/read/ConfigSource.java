package dev.trivet.bom.read;

import static dev.trivet.bom.read.Draft.header;

import dev.trivet.artifact.facts.FlatDocument;
import dev.trivet.bom.Basis;
import dev.trivet.bom.BomFinding.Kind;
import dev.trivet.bom.Bond.Relation;
import dev.trivet.bom.Topic;
import java.util.List;
import java.util.Map;

/// Reads `config.json` of transformers and `model_index.json` of diffusers: what the library builds
/// the model from.
final class ConfigSource implements Source {
  private static final List<String> NUMBERS =
      List.of(
          "hidden_size",
          "num_hidden_layers",
          "num_attention_heads",
          "num_key_value_heads",
          "intermediate_size",
          "vocab_size",
          "max_position_embeddings",
          "d_model",
          "n_layer",
          "n_head",
          "n_embd",
          "n_positions",
          "image_size",
          "patch_size",
          "num_channels",
          "num_labels",
          "num_experts",
          "num_local_experts",
          "num_experts_per_tok",
          "sliding_window",
          "rope_theta",
          "hidden_act",
          "torch_dtype",
          "dtype",
          "model_type",
          "tie_word_embeddings",
          "problem_type");
  private static final Map<String, String> TASKS =
      Map.of(
          "ForCausalLM", "text-generation",
          "ForSequenceClassification", "text-classification",
          "ForTokenClassification", "token-classification",
          "ForQuestionAnswering", "question-answering",
          "ForMaskedLM", "fill-mask",
          "ForImageClassification", "image-classification",
          "ForObjectDetection", "object-detection",
          "ForConditionalGeneration", "text2text-generation",
          "ForSpeechSeq2Seq", "automatic-speech-recognition");
  private static final int MOST_LABELS = 50;

  @Override
  public boolean reads(ModelFile file) {
    return file.name().equals("config.json") || file.name().equals("model_index.json");
  }

  @Override
  public void read(ModelFile file, Draft draft) {
    FlatDocument config = FlatDocument.ofJson(file.bytes(), file.budget());
    config.problem().ifPresent(why -> draft.finding(Kind.NOT_READ, file.name(), why));
    var subject = draft.subject();
    for (String architecture : config.texts("architectures")) {
      subject.add(Topic.ARCHITECTURE, architecture, header(file, "architectures"));
      task(architecture, file, draft);
    }
    subject.add(Topic.ARCHITECTURE, config.text("_class_name"), header(file, "_class_name"));
    NUMBERS.forEach(name ->
        config
            .text(name)
            .ifPresent(value ->
                subject.add(Topic.HYPERPARAMETER, name + "=" + value, header(file, name))));
    versions(config, file, draft);
    quantisation(config, file, draft);
    inputs(config, file, draft);
    origin(config, file, draft);
  }

  private static void task(String architecture, ModelFile file, Draft draft) {
    TASKS.entrySet().stream()
        .filter(task -> architecture.endsWith(task.getKey()))
        .forEach(task ->
            draft
                .subject()
                .add(
                    Topic.TASK,
                    task.getValue(),
                    new Basis.Inferred(file.name() + ", architectures")));
  }

  private static void versions(FlatDocument config, ModelFile file, Draft draft) {
    for (String library : List.of("transformers", "diffusers", "sentence_transformers", "peft")) {
      String key = library.equals("diffusers") ? "_diffusers_version" : library + "_version";
      config
          .text(key)
          .filter(version -> version.length() < 40)
          .ifPresent(version -> draft.library(library, version, header(file, key)));
    }
  }

  private static void quantisation(FlatDocument config, ModelFile file, Draft draft) {
    String in = "quantization_config";
    String method =
        config
            .text(in + ".quant_method")
            .orElse(
                config.text(in + ".load_in_4bit").filter("true"::equals).isPresent() ? "4bit" : "");
    String bits = config.text(in + ".bits").map(b -> " " + b + " bits").orElse("");
    draft.subject().add(Topic.QUANTISATION, (method + bits).strip(), header(file, in));
  }

  private static void inputs(FlatDocument config, ModelFile file, Draft draft) {
    var subject = draft.subject();
    config
        .text("vocab_size")
        .ifPresent(size ->
            subject.add(
                Topic.INPUT,
                "token ids below "
                    + size
                    + config.text("max_position_embeddings").map(m -> ", at most " + m).orElse(""),
                header(file, "vocab_size")));
    config
        .text("image_size")
        .ifPresent(size ->
            subject.add(Topic.INPUT, "images of " + size + " pixels", header(file, "image_size")));
    Map<String, String> labels = config.below("id2label");
    if (!labels.isEmpty()) {
      String names = String.join(", ", labels.values().stream().limit(MOST_LABELS).toList());
      subject.add(
          Topic.OUTPUT, "%d classes: %s".formatted(labels.size(), names), header(file, "id2label"));
    }
  }

  /// What training started from is kept as a name or a path; only a hub's name says anything.
  private static void origin(FlatDocument config, ModelFile file, Draft draft) {
    config
        .text("_name_or_path")
        .filter(Hub::isName)
        .ifPresent(name -> {
          var basis = new Basis.Inferred(file.name() + ", _name_or_path");
          draft.base(name, Relation.DERIVED_FROM, basis);
        });
  }
}
