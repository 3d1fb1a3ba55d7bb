package dev.trivet.artifact.xml;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.scan.Budget;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;

/// Steps from tag to tag. Text between tags is passed over; nothing is expanded or fetched.
final class XmlLexer {
  private static final int LONGEST_TAG = 1 << 22;
  private static final int LONGEST_TYPE = 1 << 20;
  private static final int DEEPEST = 2_000;

  private final Bytes bytes;
  private final Budget budget;
  private final XmlVisitor visitor;
  private long at;
  private int depth;

  /// The document ends or goes on where it must not.
  static final class Broken extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final long at;

    Broken(long at, String why) {
      super(why, null, false, false);
      this.at = at;
    }

    long at() {
      return at;
    }
  }

  XmlLexer(Bytes bytes, Budget budget, XmlVisitor visitor) {
    this.bytes = bytes;
    this.budget = budget;
    this.visitor = visitor;
  }

  /// @return false when it is nested too deep
  boolean read() {
    OptionalLong tag = bytes.indexOf('<', at, Long.MAX_VALUE);
    for (long step = 0; tag.isPresent(); step++) {
      at = tag.getAsLong();
      if (step % 1024 == 0) {
        budget.checkTime();
      }
      markup();
      if (depth > DEEPEST) {
        return false;
      }
      tag = next();
    }
    if (depth > 0) {
      throw new Broken(at, "%d elements are not closed".formatted(depth));
    }
    return true;
  }

  /// Most tags follow soon; windows are worth their price only for long texts.
  private OptionalLong next() {
    for (long place = at; place < at + 256; place++) {
      if (!bytes.has(place, 1)) {
        return OptionalLong.empty();
      }
      if (bytes.u8(place) == '<') {
        return OptionalLong.of(place);
      }
    }
    return bytes.indexOf('<', at + 256, Long.MAX_VALUE);
  }

  private void markup() {
    if (bytes.startsWith(at, "<!--")) {
      pass("-->");
    } else if (bytes.startsWith(at, "<![CDATA[")) {
      pass("]]>");
    } else if (bytes.startsWith(at, "<?")) {
      pass("?>");
    } else if (bytes.startsWith(at, "<!")) {
      documentType();
    } else if (bytes.startsWith(at, "</")) {
      pass(">");
      depth--;
    } else {
      element();
    }
  }

  private void pass(String end) {
    OptionalLong found = bytes.indexOf(end.getBytes(StandardCharsets.US_ASCII), at, Long.MAX_VALUE);
    at = found.orElseThrow(() -> new Broken(at, "it does not end")) + end.length();
  }

  /// Up to the bracket that closes it, the subset within square brackets included.
  private void documentType() {
    long begin = at;
    boolean isInSubset = false;
    int quote = 0;
    for (at += 2; at - begin < LONGEST_TYPE && bytes.has(at, 1); at++) {
      int c = bytes.u8(at);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '[' || c == ']') {
        isInSubset = c == '[';
      } else if (c == '>' && !isInSubset) {
        visitor.documentType(bytes.utf8(begin + 2, (int) (at - begin - 2)), begin);
        at++;
        return;
      }
    }
    visitor.documentType(
        bytes.utf8(begin + 2, (int) Math.min(at - begin - 2, LONGEST_TYPE)), begin);
    throw new Broken(begin, "the document type does not end");
  }

  private void element() {
    long begin = at;
    int quote = 0;
    for (at++; at - begin < LONGEST_TAG && bytes.has(at, 1); at++) {
      int c = bytes.u8(at);
      if (quote != 0) {
        quote = c == quote ? 0 : quote;
      } else if (c == '"' || c == '\'') {
        quote = c;
      } else if (c == '>') {
        tag(bytes.utf8(begin + 1, (int) (at - begin - 1)), begin);
        at++;
        return;
      } else if (c == '<') {
        throw new Broken(begin, "a tag within a tag");
      }
    }
    throw new Broken(begin, "a tag does not end");
  }

  private void tag(String text, long begin) {
    boolean isEmpty = text.endsWith("/");
    String body = isEmpty ? text.substring(0, text.length() - 1) : text;
    int end = 0;
    while (end < body.length() && !Character.isWhitespace(body.charAt(end))) {
      end++;
    }
    visitor.element(body.substring(0, end), attributes(body, end), depth, begin);
    depth += isEmpty ? 0 : 1;
  }

  private static Map<String, String> attributes(String body, int from) {
    var attributes = new HashMap<String, String>();
    int place = from;
    while (place < body.length()) {
      int equals = body.indexOf('=', place);
      if (equals < 0) {
        return attributes;
      }
      int open = equals + 1;
      while (open < body.length() && Character.isWhitespace(body.charAt(open))) {
        open++;
      }
      int close = open < body.length() ? body.indexOf(body.charAt(open), open + 1) : -1;
      if (close < 0) {
        return attributes;
      }
      attributes.put(
          body.substring(place, equals).strip(), unescaped(body.substring(open + 1, close)));
      place = close + 1;
    }
    return attributes;
  }

  /// Character references hide names as well as letters do.
  private static String unescaped(String value) {
    if (value.indexOf('&') < 0) {
      return value;
    }
    return CharacterReferences.resolve(value);
  }
}
