package dev.trivet.artifact.facts;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.json.JsonBroken;
import dev.trivet.artifact.json.JsonFrame;
import dev.trivet.artifact.json.JsonTooDeep;
import dev.trivet.artifact.json.JsonVisitor;
import dev.trivet.artifact.json.JsonWalk;
import dev.trivet.artifact.scan.Budget;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/// Reads tensors and metadata of a safetensors header.
final class SafetensorsFacts implements JsonVisitor {
  private static final long LARGEST_HEADER = 100_000_000;
  private static final String METADATA = "__metadata__";
  private static final int MOST_DIMENSIONS = 64;

  private final FileFacts.Builder facts = new FileFacts.Builder("safetensors");
  private final List<Long> shape = new ArrayList<>();

  private SafetensorsFacts() {}

  static boolean recognises(Bytes bytes) {
    if (!bytes.has(0, 10)) {
      return false;
    }
    long length = bytes.i64le(0);
    return length >= 2 && length <= LARGEST_HEADER && bytes.has(8, length) && bytes.u8(8) == '{';
  }

  static FileFacts read(Bytes bytes, Budget budget) {
    var reader = new SafetensorsFacts();
    try {
      JsonWalk.over(bytes.slice(8, bytes.i64le(0)), budget, List.of(reader), Set.of("dtype"));
    } catch (JsonBroken | JsonTooDeep e) {
      reader.facts.unread("the header breaks: " + e.getMessage());
    }
    return reader.facts.build();
  }

  @Override
  public void enter(JsonFrame frame) {
    if (frame.depth() == 1) {
      shape.clear();
    }
  }

  @Override
  public void text(JsonFrame in, String name, String text, long offset) {
    if (in.depth() == 1 && in.name().equals(METADATA)) {
      facts.state(name, text);
    }
  }

  @Override
  public void word(JsonFrame in, String name, String word, long offset) {
    boolean isDimension = in.depth() == 2 && in.name().equals("shape");
    if (isDimension && shape.size() < MOST_DIMENSIONS) {
      shape.add(word.matches("[0-9]{1,18}") ? Long.parseLong(word) : -1);
    }
  }

  @Override
  public void leave(JsonFrame frame) {
    if (frame.depth() == 1 && !frame.isArray() && !frame.name().equals(METADATA)) {
      facts.tensor(new TensorFact(frame.name(), frame.text("dtype").orElse("?"), shape));
    }
  }
}
