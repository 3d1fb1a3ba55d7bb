package dev.trivet.artifact.integrity.form;

import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayDeque;
import java.util.Deque;
import org.jspecify.annotations.Nullable;

/// Reads a JSON document that is part of a signature.
///
/// It takes RFC 8259 and nothing else. The scanner's reader takes what Python takes, because it
/// must see what a loader sees; here two readers that understand a document differently would be a
/// way around a signature, so doubtful things are refused: a name that stands twice, `NaN`, a lone
/// surrogate, bytes that are no UTF-8, anything after the end. Nesting is bounded and held on a
/// stack of its own.
public final class ReadJson {
  private static final int DEEPEST = 64;

  private final JsonCursor cursor;
  private final Deque<JsonBuilder> open = new ArrayDeque<>();
  private @Nullable JsonValue done;

  private ReadJson(String text) {
    this.cursor = new JsonCursor(text);
  }

  /// @param bytes as many as the caller is willing to hold a few times over
  public static JsonValue of(Octets bytes) throws Malformed {
    return new ReadJson(strictText(bytes)).read();
  }

  /// A document that must be an object.
  public static JsonObject object(String what, Octets bytes) throws Malformed {
    try {
      if (of(bytes) instanceof JsonObject object) {
        return object;
      }
    } catch (Malformed e) {
      throw new Malformed(what + " is not valid JSON: " + e.why());
    }
    throw new Malformed(what + " is JSON, but no object");
  }

  private static String strictText(Octets bytes) throws Malformed {
    try {
      return StandardCharsets.UTF_8.newDecoder().decode(ByteBuffer.wrap(bytes.bytes())).toString();
    } catch (CharacterCodingException e) {
      throw new Malformed("it is not UTF-8");
    }
  }

  private JsonValue read() throws Malformed {
    while (done == null) {
      step();
    }
    cursor.skipSpace();
    if (!cursor.isAtEnd()) {
      throw cursor.broken("something follows the end");
    }
    return done;
  }

  private void step() throws Malformed {
    cursor.skipSpace();
    JsonBuilder in = open.peek();
    if (in != null && cursor.takes(in.end())) {
      close();
    } else {
      if (in != null) {
        in.next(cursor);
      }
      value(in == null ? "" : in.place());
    }
  }

  private void value(String at) throws Malformed {
    cursor.skipSpace();
    if (cursor.takes('{')) {
      enter(JsonBuilder.ofObject(at));
    } else if (cursor.takes('[')) {
      enter(JsonBuilder.ofArray(at));
    } else {
      add(cursor.scalar());
    }
  }

  private void enter(JsonBuilder builder) throws Malformed {
    if (open.size() >= DEEPEST) {
      throw cursor.broken("it is nested deeper than " + DEEPEST);
    }
    open.push(builder);
  }

  private void close() throws Malformed {
    JsonBuilder closed = open.pop();
    if (closed.isAfterComma()) {
      throw cursor.broken("a value was expected after the comma");
    }
    add(closed.build());
  }

  private void add(JsonValue value) {
    JsonBuilder in = open.peek();
    if (in == null) {
      done = value;
    } else {
      in.add(value);
    }
  }
}
