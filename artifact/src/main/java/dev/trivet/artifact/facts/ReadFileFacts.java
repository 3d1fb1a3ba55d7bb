package dev.trivet.artifact.facts;

import dev.trivet.artifact.bytes.BeyondEnd;
import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.proto.ProtoBroken;
import dev.trivet.artifact.scan.Budget;
import dev.trivet.artifact.scan.LimitReached;
import dev.trivet.artifact.tflite.TfliteHeader;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;

/// Reads what a model file says of itself, recognised by its content. Loads nothing, never throws:
/// what cannot be read is said in the facts.
public final class ReadFileFacts {
  private ReadFileFacts() {}

  /// @return empty when the file is of no format whose header is known
  public static Optional<FileFacts> of(Bytes bytes, Budget budget) {
    String format = "";
    try {
      if (GgufFacts.recognises(bytes)) {
        format = "gguf";
        return Optional.of(GgufFacts.read(bytes, budget));
      } else if (TfliteHeader.recognises(bytes)) {
        format = "tflite";
        return Optional.of(TfliteFacts.read(bytes, budget));
      } else if (ZipNames.recognises(bytes)) {
        format = "zip";
        return ArchiveFacts.read(bytes, budget);
      } else if (PickleFacts.recognises(bytes)) {
        return Optional.of(PickleFacts.read(bytes));
      } else if (SafetensorsFacts.recognises(bytes)) {
        format = "safetensors";
        return Optional.of(SafetensorsFacts.read(bytes, budget));
      } else if (OnnxFacts.recognises(bytes)) {
        format = "onnx";
        return Optional.of(OnnxFacts.read(bytes, budget));
      }
      return Optional.empty();
    } catch (BeyondEnd | ProtoBroken | LimitReached | IllegalArgumentException e) {
      return format.isEmpty() ? Optional.empty() : Optional.of(broken(format, e));
    }
  }

  private static FileFacts broken(String format, RuntimeException why) {
    return new FileFacts(
        format,
        new TreeMap<>(),
        List.of(),
        List.of(),
        List.of(),
        List.of("the header breaks: " + why.getMessage()));
  }
}
