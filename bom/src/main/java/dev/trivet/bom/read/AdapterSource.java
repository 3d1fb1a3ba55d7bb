package dev.trivet.bom.read;

import static dev.trivet.bom.read.Draft.header;

import dev.trivet.artifact.facts.FlatDocument;
import dev.trivet.bom.BomFinding.Kind;
import dev.trivet.bom.Bond.Relation;
import dev.trivet.bom.Topic;
import java.util.List;

/// Reads what an adapter of PEFT adapts, and how it was trained.
final class AdapterSource implements Source {
  private static final List<String> SETTINGS =
      List.of("peft_type", "task_type", "r", "lora_alpha", "lora_dropout", "bias", "use_dora");

  @Override
  public boolean reads(ModelFile file) {
    return file.name().equals("adapter_config.json");
  }

  @Override
  public void read(ModelFile file, Draft draft) {
    FlatDocument config = FlatDocument.ofJson(file.bytes(), file.budget());
    config.problem().ifPresent(why -> draft.finding(Kind.NOT_READ, file.name(), why));
    draft.isAdapter();
    config
        .text("base_model_name_or_path")
        .filter(Hub::isName)
        .ifPresentOrElse(
            name ->
                draft
                    .base(name, Relation.ADAPTS, header(file, "base_model_name_or_path"))
                    .add(Topic.VERSION, config.text("revision"), header(file, "revision")),
            () ->
                draft.finding(
                    Kind.LINEAGE_BREAK,
                    file.name(),
                    "the base model is not named so that it can be found"));
    for (String name : SETTINGS) {
      config
          .text(name)
          .ifPresent(
              value -> draft.subject().add(Topic.TRAINING, name + "=" + value, header(file, name)));
    }
    List<String> targets = config.texts("target_modules");
    if (!targets.isEmpty()) {
      draft
          .subject()
          .add(
              Topic.TRAINING,
              "target_modules=" + String.join(" ", targets),
              header(file, "target_modules"));
    }
    config
        .text("peft_version")
        .ifPresent(version -> draft.library("peft", version, header(file, "peft_version")));
  }
}
