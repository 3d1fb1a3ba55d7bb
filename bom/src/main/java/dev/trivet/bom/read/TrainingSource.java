package dev.trivet.bom.read;

import static dev.trivet.bom.read.Draft.header;

import dev.trivet.artifact.facts.FlatDocument;
import dev.trivet.bom.Topic;
import java.util.List;
import java.util.Set;

/// Reads what the trainer wrote when it was done: settings and results.
final class TrainingSource implements Source {
  private static final Set<String> RESULTS =
      Set.of("all_results.json", "eval_results.json", "train_results.json", "test_results.json");
  private static final List<String> STATE =
      List.of("global_step", "max_steps", "num_train_epochs", "train_batch_size", "best_metric");
  private static final int MOST = 100;

  @Override
  public boolean reads(ModelFile file) {
    return file.isAtTop()
        && (RESULTS.contains(file.name()) || file.name().equals("trainer_state.json"));
  }

  @Override
  public void read(ModelFile file, Draft draft) {
    FlatDocument document = FlatDocument.ofJson(file.bytes(), file.budget());
    if (file.name().equals("trainer_state.json")) {
      STATE.forEach(name ->
          document
              .text(name)
              .ifPresent(value ->
                  draft.subject().add(Topic.TRAINING, name + "=" + value, header(file, name))));
      return;
    }
    document.texts().entrySet().stream()
        .filter(entry -> entry.getValue().matches("-?[0-9][0-9.eE+-]*"))
        .limit(MOST)
        .forEach(entry ->
            draft
                .subject()
                .add(
                    entry.getKey().startsWith("train") ? Topic.TRAINING : Topic.PERFORMANCE,
                    entry.getKey() + "=" + entry.getValue(),
                    header(file, entry.getKey())));
  }
}
