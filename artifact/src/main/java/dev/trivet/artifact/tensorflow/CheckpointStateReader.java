package dev.trivet.artifact.tensorflow;

import static dev.trivet.artifact.rule.Severity.LOW;
import static dev.trivet.artifact.rule.Verdict.POLICY;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.config.Places;
import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.FormatReader;
import dev.trivet.artifact.scan.Recognition;
import dev.trivet.artifact.scan.Scan;
import java.util.List;

/// Reads the file called `checkpoint` beside checkpoints, which names the latest.
public final class CheckpointStateReader implements FormatReader {
  private static final Rule ELSEWHERE =
      Rule.of(
              "tensorflow-checkpoint-elsewhere",
              LOW,
              POLICY,
              "The state file names a checkpoint on the network, or climbs to one")
          .why(
              "Restoring the latest checkpoint follows the name: what is loaded is not what lies"
                  + " here and was scanned")
          .action("Remove the state file, or let it name the checkpoint beside it")
          .see("CWE-73");

  private static final String BEGIN = "model_checkpoint_path:";
  private static final int LARGEST = 1 << 20;

  @Override
  public String format() {
    return "checkpoint-state";
  }

  @Override
  public List<Rule> rules() {
    return List.of(ELSEWHERE);
  }

  @Override
  public Recognition recognise(Content content) {
    return content.bytes().startsWith(0, BEGIN) ? Recognition.YES : Recognition.NO;
  }

  @Override
  public Outcome read(Content content, Scan scan) {
    Bytes bytes = content.bytes();
    if (bytes.has(0, LARGEST + 1L)) {
      scan.report(TfRules.BROKEN, content, LARGEST, "more text than is read");
      return Outcome.READ;
    }
    TextProto.read(
        bytes.utf8(0, (int) bytes.size()),
        field -> {
          boolean isPath =
              field.name().endsWith("checkpoint_path") || field.name().endsWith("_paths");
          if (isPath && leadsElsewhere(field.value())) {
            scan.report(ELSEWHERE, content, field.at(), field.value());
          }
        });
    return Outcome.READ;
  }

  /// TensorFlow itself writes the absolute path a checkpoint was saved under, so that alone says
  /// nothing.
  private static boolean leadsElsewhere(String path) {
    String place = path.replace('\\', '/');
    return Places.isRemote(place) || ("/" + place + "/").contains("/../");
  }
}
