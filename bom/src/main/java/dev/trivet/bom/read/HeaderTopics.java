package dev.trivet.bom.read;

import dev.trivet.bom.Topic;
import java.util.Map;

/// Which names in the metadata of weight files say what.
final class HeaderTopics {
  /// GGUF's `general.*`.
  static final Map<String, Topic> GGUF =
      Map.ofEntries(
          Map.entry("general.name", Topic.NAME),
          Map.entry("general.author", Topic.PRODUCER),
          Map.entry("general.organization", Topic.PRODUCER),
          Map.entry("general.version", Topic.VERSION),
          Map.entry("general.uuid", Topic.IDENTIFIER),
          Map.entry("general.doi", Topic.IDENTIFIER),
          Map.entry("general.description", Topic.DESCRIPTION),
          Map.entry("general.license", Topic.LICENCE),
          Map.entry("general.url", Topic.REFERENCE),
          Map.entry("general.repo_url", Topic.REFERENCE),
          Map.entry("general.source.url", Topic.REFERENCE),
          Map.entry("general.architecture", Topic.ARCHITECTURE),
          Map.entry("general.quantized_by", Topic.TRAINING),
          Map.entry("general.size_label", Topic.HYPERPARAMETER),
          Map.entry("general.finetune", Topic.TRAINING),
          Map.entry("adapter.type", Topic.TRAINING),
          Map.entry("adapter.lora.alpha", Topic.TRAINING),
          Map.entry("tokenizer.ggml.model", Topic.TOKENIZER));

  /// The model specification of Stability AI, and what LoRA trainers write.
  static final Map<String, Topic> SAFETENSORS =
      Map.ofEntries(
          Map.entry("modelspec.title", Topic.NAME),
          Map.entry("modelspec.author", Topic.PRODUCER),
          Map.entry("modelspec.description", Topic.DESCRIPTION),
          Map.entry("modelspec.date", Topic.TIMESTAMP),
          Map.entry("modelspec.license", Topic.LICENCE),
          Map.entry("modelspec.architecture", Topic.ARCHITECTURE),
          Map.entry("modelspec.implementation", Topic.REFERENCE),
          Map.entry("modelspec.usage_hint", Topic.INTENDED_USE),
          Map.entry("modelspec.resolution", Topic.INPUT),
          Map.entry("modelspec.hash_sha256", Topic.IDENTIFIER),
          Map.entry("ss_output_name", Topic.NAME),
          Map.entry("ss_base_model_version", Topic.ARCHITECTURE),
          Map.entry("ss_network_module", Topic.TRAINING),
          Map.entry("ss_network_dim", Topic.TRAINING),
          Map.entry("ss_learning_rate", Topic.TRAINING),
          Map.entry("ss_optimizer", Topic.TRAINING),
          Map.entry("ss_num_epochs", Topic.TRAINING),
          Map.entry("ss_num_train_images", Topic.TRAINING));

  /// What exporters agree on in ONNX metadata.
  static final Map<String, Topic> ONNX =
      Map.ofEntries(
          Map.entry("doc_string", Topic.DESCRIPTION),
          Map.entry("metadata.name", Topic.NAME),
          Map.entry("metadata.author", Topic.PRODUCER),
          Map.entry("metadata.model_author", Topic.PRODUCER),
          Map.entry("metadata.license", Topic.LICENCE),
          Map.entry("metadata.model_license", Topic.LICENCE),
          Map.entry("metadata.version", Topic.VERSION),
          Map.entry("metadata.date", Topic.TIMESTAMP),
          Map.entry("metadata.description", Topic.DESCRIPTION),
          Map.entry("metadata.docs", Topic.REFERENCE),
          Map.entry("metadata.task", Topic.TASK),
          Map.entry("metadata.names", Topic.OUTPUT));

  static final Map<String, Topic> KERAS =
      Map.of(
          "config.name", Topic.NAME,
          "class_name", Topic.ARCHITECTURE,
          "date_saved", Topic.TIMESTAMP);

  private HeaderTopics() {}

  static Map<String, Topic> of(String format) {
    return switch (format) {
      case "gguf" -> GGUF;
      case "safetensors" -> SAFETENSORS;
      case "onnx" -> ONNX;
      case "keras" -> KERAS;
      default -> Map.of();
    };
  }
}
