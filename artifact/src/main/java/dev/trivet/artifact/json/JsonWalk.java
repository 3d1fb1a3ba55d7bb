package dev.trivet.artifact.json;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.scan.Budget;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Walks through a JSON document once, for several visitors.
public final class JsonWalk {
  private static final int LONGEST_KEPT = 1 << 16;
  private static final int STEPS = 1 << 14;

  private final JsonLexer lexer;
  private final Budget budget;
  private final List<? extends JsonVisitor> visitors;
  private final Set<String> kept;
  private @Nullable JsonFrame frame;
  private String name = "";

  private JsonWalk(
      Bytes bytes, Budget budget, List<? extends JsonVisitor> visitors, Set<String> kept) {
    this.lexer = new JsonLexer(bytes);
    this.budget = budget;
    this.visitors = visitors;
    this.kept = kept;
  }

  /// @param kept names of members whose texts and words a frame remembers
  /// @return where the document ends
  /// @throws JsonBroken where this is no JSON; or at the end, when not all of a text was read
  /// @throws JsonTooDeep where it is nested too deep
  public static long over(
      Bytes bytes, Budget budget, List<? extends JsonVisitor> visitors, Set<String> kept) {
    return new JsonWalk(bytes, budget, visitors, kept).walk();
  }

  private long walk() {
    JsonToken token = lexer.next();
    for (long step = 1; token != JsonToken.END; step++) {
      if (step % STEPS == 0) {
        budget.checkTime();
      }
      take(token);
      token = lexer.next();
    }
    if (lexer.cutAt() >= 0) {
      throw new JsonBroken(
          lexer.cutAt(), "a text is longer than 4 MB, and only its beginning read");
    }
    return lexer.position();
  }

  private void take(JsonToken token) {
    switch (token) {
      case NAME -> name = lexer.text();
      case OBJECT, ARRAY -> enter(token == JsonToken.ARRAY);
      case END_OBJECT, END_ARRAY -> leave();
      case TEXT, WORD -> value(token == JsonToken.TEXT);
      case END -> {}
    }
  }

  private void enter(boolean isArray) {
    if (frame != null) {
      frame.counted();
    }
    JsonFrame entered =
        JsonFrame.in(
            frame, name, isArray ? JsonFrame.Kind.ARRAY : JsonFrame.Kind.OBJECT, lexer.tokenAt());
    frame = entered;
    visitors.forEach(visitor -> visitor.enter(entered));
  }

  private void leave() {
    JsonFrame left = frame;
    if (left != null) {
      visitors.forEach(visitor -> visitor.leave(left));
      frame = left.parent().orElse(null);
      name = frame == null ? "" : frame.name();
    }
  }

  private void value(boolean isText) {
    JsonFrame in = frame;
    if (in == null) {
      return;
    }
    in.counted();
    String text = lexer.text();
    String member = in.isArray() ? in.name() : name;
    if (!in.isArray() && kept.contains(name) && text.length() <= LONGEST_KEPT) {
      in.keep(name, text);
    }
    for (JsonVisitor visitor : visitors) {
      if (isText) {
        visitor.text(in, member, text, lexer.tokenAt());
      } else {
        visitor.word(in, member, text, lexer.tokenAt());
      }
    }
  }
}
