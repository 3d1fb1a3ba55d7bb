package dev.trivet.artifact.safetensors;

import dev.trivet.artifact.json.JsonFrame;
import dev.trivet.artifact.json.JsonVisitor;
import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.Budget;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.BiConsumer;

/// Collects the tensors of a header, and what breaks its rules.
final class HeaderVisitor implements JsonVisitor {
  static final Set<String> KEPT = Set.of("dtype");
  private static final String METADATA = "__metadata__";
  private static final int COST_OF_TENSOR = 160;

  private final Budget budget;
  private final BiConsumer<Long, Problem> problems;
  private final List<TensorHeader> tensors = new ArrayList<>();
  private final Set<String> names = new HashSet<>();
  private final Map<String, String> metadata = new TreeMap<>();
  private long elements = -1;
  private long begin = -1;
  private long end = -1;
  private int offsets;

  /// What is wrong, and the rule it breaks.
  record Problem(Rule rule, String message) {}

  HeaderVisitor(Budget budget, BiConsumer<Long, Problem> problems) {
    this.budget = budget;
    this.problems = problems;
  }

  List<TensorHeader> tensors() {
    return tensors;
  }

  Map<String, String> metadata() {
    return metadata;
  }

  @Override
  public void enter(JsonFrame frame) {
    if (frame.depth() == 1) {
      begins(frame);
    } else if (frame.depth() == 2 && frame.isArray() && frame.name().equals("shape")) {
      elements = 1;
    } else if (frame.depth() == 2 && !frame.isWithin(METADATA) && !isOffsets(frame)) {
      problem(frame.offset(), SafetensorsRules.TENSOR_BROKEN, "unexpected " + frame.name());
    } else if (frame.depth() == 2 && frame.isWithin(METADATA)) {
      problem(frame.offset(), SafetensorsRules.METADATA, "nested " + frame.name());
    } else if (frame.depth() > 2) {
      problem(frame.offset(), SafetensorsRules.HEADER_BROKEN, "nested deeper than the format");
    }
  }

  private void begins(JsonFrame frame) {
    budget.takeEntries(1);
    budget.reserve(COST_OF_TENSOR + 2L * frame.name().length());
    elements = -1;
    begin = -1;
    end = -1;
    offsets = 0;
    if (frame.isArray()) {
      problem(frame.offset(), SafetensorsRules.HEADER_BROKEN, frame.name() + " is an array");
    } else if (!names.add(frame.name())) {
      problem(frame.offset(), SafetensorsRules.DUPLICATE_KEY, frame.name());
    }
  }

  private static boolean isOffsets(JsonFrame frame) {
    return frame.isArray() && frame.name().equals("data_offsets");
  }

  @Override
  public void text(JsonFrame in, String name, String text, long offset) {
    if (in.depth() == 1 && in.name().equals(METADATA)) {
      if (metadata.putIfAbsent(name, text) != null) {
        problem(offset, SafetensorsRules.METADATA, name + " is there twice");
      }
    } else if (in.depth() != 1 || !name.equals("dtype")) {
      problem(offset, SafetensorsRules.HEADER_BROKEN, "an unexpected text in " + in.name());
    }
  }

  @Override
  public void word(JsonFrame in, String name, String word, long offset) {
    if (in.depth() == 2 && in.name().equals("shape")) {
      multiply(number(word));
    } else if (in.depth() == 2 && isOffsets(in)) {
      begin = offsets == 0 ? number(word) : begin;
      end = offsets == 1 ? number(word) : end;
      offsets++;
    } else if (in.depth() == 1 && in.name().equals(METADATA)) {
      problem(offset, SafetensorsRules.METADATA, name + " is no text");
    } else if (in.depth() != 1 || !name.equals("dtype")) {
      problem(offset, SafetensorsRules.HEADER_BROKEN, "an unexpected value in " + in.name());
    }
  }

  /// A dimension of 0 makes the tensor empty, however large the others are.
  private void multiply(long dimension) {
    if (dimension < 0 || elements < 0) {
      elements = -1;
    } else if (dimension != 0 && elements > Long.MAX_VALUE / dimension) {
      elements = -1;
    } else {
      elements *= dimension;
    }
  }

  private static long number(String word) {
    if (!word.matches("[0-9]{1,19}")) {
      return -1;
    }
    try {
      return Long.parseLong(word);
    } catch (NumberFormatException e) {
      return -1;
    }
  }

  @Override
  public void leave(JsonFrame frame) {
    if (frame.depth() != 1 || frame.isArray() || frame.name().equals(METADATA)) {
      return;
    }
    if (offsets != 2) {
      problem(
          frame.offset(),
          SafetensorsRules.TENSOR_BROKEN,
          frame.name() + " does not say where it is");
      return;
    }
    String dtype = frame.text("dtype").orElse("");
    if (TensorHeader.bits(dtype).isEmpty()) {
      problem(frame.offset(), SafetensorsRules.DTYPE, "%s: %s".formatted(frame.name(), dtype));
    }
    tensors.add(new TensorHeader(frame.name(), frame.offset(), dtype, elements, begin, end));
  }

  private void problem(long at, Rule rule, String message) {
    problems.accept(at, new Problem(rule, message));
  }
}
