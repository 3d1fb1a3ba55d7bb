package dev.trivet.bom.read;

import static dev.trivet.bom.read.Draft.header;

import dev.trivet.artifact.facts.FlatDocument;
import dev.trivet.bom.BomFinding.Kind;
import dev.trivet.bom.Topic;
import java.util.Set;

/// Reads which tokenizer turns text into the model's input.
final class TokenizerSource implements Source {
  private static final Set<String> NAMES =
      Set.of("tokenizer.json", "tokenizer_config.json", "generation_config.json");

  @Override
  public boolean reads(ModelFile file) {
    return file.isAtTop() && NAMES.contains(file.name());
  }

  @Override
  public void read(ModelFile file, Draft draft) {
    FlatDocument document = FlatDocument.ofJson(file.bytes(), file.budget());
    document.problem().ifPresent(why -> draft.finding(Kind.NOT_READ, file.name(), why));
    switch (file.name()) {
      case "tokenizer.json" -> vocabulary(document, file, draft);
      case "tokenizer_config.json" -> settings(document, file, draft);
      default -> generation(document, file, draft);
    }
  }

  private static void vocabulary(FlatDocument document, ModelFile file, Draft draft) {
    String type = document.text("model.type").orElse("");
    long entries = document.count("model.vocab").orElse(0);
    long added = document.count("added_tokens").orElse(0);
    String text =
        "%s vocabulary of %,d, %,d added"
            .formatted(type.isEmpty() ? "tokenizer" : type, entries, added);
    draft.subject().add(Topic.TOKENIZER, text, header(file, "model"));
    draft.subject().add(Topic.INPUT, "text, by its tokenizer", header(file, "model"));
  }

  private static void settings(FlatDocument document, ModelFile file, Draft draft) {
    draft
        .subject()
        .add(Topic.TOKENIZER, document.text("tokenizer_class"), header(file, "tokenizer_class"));
    document
        .number("model_max_length")
        .ifPresent(length -> {
          if (length < 1L << 40) {
            draft
                .subject()
                .add(
                    Topic.HYPERPARAMETER,
                    "model_max_length=" + length,
                    header(file, "model_max_length"));
          }
        });
    document
        .text("chat_template")
        .ifPresent(template ->
            draft
                .subject()
                .add(
                    Topic.TOKENIZER,
                    "chat template of %,d characters".formatted(template.length()),
                    header(file, "chat_template")));
  }

  private static void generation(FlatDocument document, ModelFile file, Draft draft) {
    document
        .text("transformers_version")
        .ifPresent(version ->
            draft.library("transformers", version, header(file, "transformers_version")));
    for (String name : new String[] {"temperature", "top_p", "top_k", "max_new_tokens"}) {
      document
          .text(name)
          .ifPresent(value ->
              draft.subject().add(Topic.HYPERPARAMETER, name + "=" + value, header(file, name)));
    }
  }
}
