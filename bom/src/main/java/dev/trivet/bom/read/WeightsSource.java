package dev.trivet.bom.read;

import static dev.trivet.bom.read.Draft.header;

import dev.trivet.artifact.facts.FileFacts;
import dev.trivet.artifact.facts.ReadFileFacts;
import dev.trivet.artifact.facts.TensorFact;
import dev.trivet.bom.BomFinding.Kind;
import dev.trivet.bom.Bond.Relation;
import dev.trivet.bom.Facts;
import dev.trivet.bom.Topic;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/// Reads the header of a file of weights, whatever it is called.
final class WeightsSource implements Source {
  private static final Set<String> NOT_WEIGHTS = Set.of("pickle");

  /// GGUF's codes for the type most tensors have; Source: llama.h.
  private static final Map<String, String> FILE_TYPES =
      Map.ofEntries(
          Map.entry("0", "F32"),
          Map.entry("1", "F16"),
          Map.entry("2", "Q4_0"),
          Map.entry("3", "Q4_1"),
          Map.entry("7", "Q8_0"),
          Map.entry("8", "Q5_0"),
          Map.entry("9", "Q5_1"),
          Map.entry("10", "Q2_K"),
          Map.entry("11", "Q3_K_S"),
          Map.entry("12", "Q3_K_M"),
          Map.entry("13", "Q3_K_L"),
          Map.entry("14", "Q4_K_S"),
          Map.entry("15", "Q4_K_M"),
          Map.entry("16", "Q5_K_S"),
          Map.entry("17", "Q5_K_M"),
          Map.entry("18", "Q6_K"),
          Map.entry("32", "BF16"));

  @Override
  public boolean reads(ModelFile file) {
    return !file.plainName().endsWith(".json") && !file.plainName().endsWith(".md");
  }

  @Override
  public void read(ModelFile file, Draft draft) {
    Optional<FileFacts> read = ReadFileFacts.of(file.bytes(), file.budget());
    read.ifPresent(facts -> take(facts, file, draft));
  }

  private static void take(FileFacts facts, ModelFile file, Draft draft) {
    Facts.Builder subject = draft.subject();
    subject.add(Topic.FORMAT, facts.format(), header(file, ""));
    Map<String, Topic> topics = HeaderTopics.of(facts.format());
    facts
        .statements()
        .forEach((name, value) -> {
          Topic topic = topics.get(name);
          if (topic != null) {
            subject.add(topic, shown(topic, name, value), header(file, name));
          }
        });
    for (TensorFact tensor : facts.tensors()) {
      long elements = tensor.elements().orElse(-1);
      var read = new Draft.Tensor(tensor.type(), tensor.dtype(), elements, file.name());
      draft.tensor(tensor.name(), read);
    }
    facts.inputs().forEach(input -> subject.add(Topic.INPUT, input, header(file, "inputs")));
    facts.outputs().forEach(output -> subject.add(Topic.OUTPUT, output, header(file, "outputs")));
    special(facts, file, draft);
    boolean isWeights = !NOT_WEIGHTS.contains(facts.format());
    if (isWeights) {
      facts.unread().forEach(what -> draft.finding(Kind.NOT_READ, file.name(), what));
    }
  }

  private static String shown(Topic topic, String name, String value) {
    return switch (topic) {
      case LICENCE -> Licences.normal(value);
      case TRAINING, HYPERPARAMETER -> name.substring(name.lastIndexOf('.') + 1) + "=" + value;
      default -> value;
    };
  }

  private static void special(FileFacts facts, ModelFile file, Draft draft) {
    Map<String, String> states = facts.statements();
    switch (facts.format()) {
      case "gguf" -> gguf(states, file, draft);
      case "safetensors" -> safetensors(states, file, draft);
      case "onnx" -> onnx(states, file, draft);
      case "keras" -> library("keras", states.get("keras_version"), file, draft);
      case "pickle" -> library("scikit-learn", states.get("sklearn.version"), file, draft);
      default -> {}
    }
  }

  private static void library(
      String name, @org.jspecify.annotations.Nullable String version, ModelFile file, Draft draft) {
    if (version != null) {
      draft.library(name, version, header(file, "version"));
    }
  }

  private static void gguf(Map<String, String> states, ModelFile file, Draft draft) {
    String type = states.getOrDefault("general.file_type", "");
    draft
        .subject()
        .add(
            Topic.QUANTISATION,
            FILE_TYPES.getOrDefault(type, type.isEmpty() ? "" : "type " + type),
            header(file, "general.file_type"));
    String architecture = states.getOrDefault("general.architecture", "");
    for (String name : new String[] {"context_length", "embedding_length", "block_count"}) {
      String value = states.getOrDefault(architecture + "." + name, "");
      if (!value.isEmpty()) {
        draft
            .subject()
            .add(Topic.HYPERPARAMETER, name + "=" + value, header(file, architecture + "." + name));
      }
    }
    String tokens = states.getOrDefault("tokenizer.ggml.tokens#", "");
    if (!tokens.isEmpty()) {
      draft
          .subject()
          .add(Topic.INPUT, "token ids below " + tokens, header(file, "tokenizer.ggml.tokens"));
      draft
          .subject()
          .add(Topic.TOKENIZER, "vocabulary of " + tokens, header(file, "tokenizer.ggml.tokens"));
    }
    ggufParents(states, file, draft);
  }

  /// What a file of this kind is to the models it names.
  private static Relation ggufRelation(Map<String, String> states, Draft draft) {
    if (states.getOrDefault("general.type", "").equals("adapter")) {
      draft.isAdapter();
      return Relation.ADAPTS;
    }
    String type = FILE_TYPES.getOrDefault(states.getOrDefault("general.file_type", ""), "");
    return type.startsWith("Q") ? Relation.QUANTISED_FROM : Relation.DERIVED_FROM;
  }

  private static void ggufParents(Map<String, String> states, ModelFile file, Draft draft) {
    Relation relation = ggufRelation(states, draft);
    for (int i = 0; i < 16; i++) {
      String base = "general.base_model." + i;
      String name = states.getOrDefault(base + ".name", "");
      if (!name.isEmpty()) {
        String url = states.getOrDefault(base + ".repo_url", "");
        String known = Hub.ofUrl(url).orElse(name);
        var basis = header(file, base);
        draft
            .base(known, relation, basis)
            .add(Topic.VERSION, states.getOrDefault(base + ".version", ""), basis)
            .add(Topic.PRODUCER, states.getOrDefault(base + ".organization", ""), basis)
            .add(Topic.REFERENCE, url, basis);
      }
      String data = states.getOrDefault("general.dataset." + i + ".name", "");
      if (!data.isEmpty()) {
        var basis = header(file, "general.dataset." + i);
        draft
            .dataset(data, Relation.TRAINED_ON, basis)
            .add(
                Topic.VERSION, states.getOrDefault("general.dataset." + i + ".version", ""), basis);
      }
    }
  }

  private static void safetensors(Map<String, String> states, ModelFile file, Draft draft) {
    String base = states.getOrDefault("ss_sd_model_name", "");
    if (!base.isEmpty()) {
      draft.isAdapter();
      draft.base(base, Relation.ADAPTS, header(file, "ss_sd_model_name"));
    }
    String merged = states.getOrDefault("modelspec.merged_from", "");
    for (String name : merged.split(",")) {
      if (!name.isBlank()) {
        draft.base(name.strip(), Relation.MERGED_FROM, header(file, "modelspec.merged_from"));
      }
    }
  }

  private static void onnx(Map<String, String> states, ModelFile file, Draft draft) {
    String producer = states.getOrDefault("producer_name", "");
    if (producer.matches("[A-Za-z0-9][\\w.-]{0,60}")) {
      String name = producer.equals("pytorch") ? "torch" : producer;
      draft.library(
          name, states.getOrDefault("producer_version", ""), header(file, "producer_name"));
    }
    states.forEach((name, value) -> {
      if (name.startsWith("opset.")) {
        draft.subject().add(Topic.HYPERPARAMETER, name + "=" + value, header(file, "opset_import"));
      }
    });
    String version = states.getOrDefault("model_version", "0");
    if (!version.equals("0")) {
      draft.subject().add(Topic.VERSION, version, header(file, "model_version"));
    }
  }
}
