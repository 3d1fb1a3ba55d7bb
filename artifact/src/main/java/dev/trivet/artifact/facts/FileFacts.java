package dev.trivet.artifact.facts;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/// What one model file says of itself.
///
/// @param format `safetensors`, `gguf`, `onnx`, `tflite`, `torch-zip`, `keras`, `pickle`
/// @param statements what the header states, by the format's own names
/// @param tensors as far as the format tells them without being run
/// @param inputs what the model takes: `input_ids: INT64 [batch, 128]`
/// @param outputs what it gives
/// @param unread what was left out, and why
public record FileFacts(
    String format,
    SortedMap<String, String> statements,
    List<TensorFact> tensors,
    List<String> inputs,
    List<String> outputs,
    List<String> unread) {
  public FileFacts {
    statements = Collections.unmodifiableSortedMap(new TreeMap<>(statements));
    tensors = List.copyOf(tensors);
    inputs = List.copyOf(inputs);
    outputs = List.copyOf(outputs);
    unread = List.copyOf(unread);
  }

  /// Collects the facts of one file, within bounds.
  static final class Builder {
    private static final int MOST_STATEMENTS = 4_096;
    private static final int MOST_TENSORS = 100_000;
    private static final int LONGEST_TEXT = 1 << 14;

    private final String format;
    private final SortedMap<String, String> statements = new TreeMap<>();
    private final List<TensorFact> tensors = new ArrayList<>();
    private final List<String> inputs = new ArrayList<>();
    private final List<String> outputs = new ArrayList<>();
    private final List<String> unread = new ArrayList<>();
    private long more;

    Builder(String format) {
      this.format = format;
    }

    void state(String name, String text) {
      if (!text.isBlank() && statements.size() < MOST_STATEMENTS) {
        boolean isLong = text.length() > LONGEST_TEXT;
        statements.put(name, isLong ? text.substring(0, LONGEST_TEXT) : text);
      }
    }

    void tensor(TensorFact tensor) {
      if (tensors.size() < MOST_TENSORS) {
        tensors.add(tensor);
      } else {
        more++;
      }
    }

    void input(String input) {
      inputs.add(input);
    }

    void output(String output) {
      outputs.add(output);
    }

    void unread(String what) {
      unread.add(what);
    }

    FileFacts build() {
      if (more > 0) {
        unread.add("%,d tensors more than are listed".formatted(more));
      }
      return new FileFacts(format, statements, tensors, inputs, outputs, unread);
    }
  }
}
