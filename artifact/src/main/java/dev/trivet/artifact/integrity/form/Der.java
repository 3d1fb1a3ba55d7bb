package dev.trivet.artifact.integrity.form;

import java.math.BigInteger;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.regex.Pattern;

/// One value of a DER document (X.690): definite lengths only, tags below 31. Its parts are read
/// when somebody asks, so that nesting costs nothing.
public final class Der {
  public static final int INTEGER = 0x02;
  public static final int BIT_STRING = 0x03;
  public static final int OCTET_STRING = 0x04;
  public static final int OID = 0x06;
  public static final int UTF8_STRING = 0x0c;
  public static final int GENERALIZED_TIME = 0x18;
  public static final int SEQUENCE = 0x30;
  public static final int SET = 0x31;

  private static final int MOST_PARTS = 10_000;
  private static final Pattern TIME = Pattern.compile("([0-9]{14})(?:\\.([0-9]{0,8}[1-9]))?Z");
  private static final DateTimeFormatter SECONDS = DateTimeFormatter.ofPattern("uuuuMMddHHmmss");

  private final byte[] source;
  private final int begin;
  private final int contentBegin;
  private final int end;

  private Der(byte[] source, int begin, int contentBegin, int end) {
    this.source = source;
    this.begin = begin;
    this.contentBegin = contentBegin;
    this.end = end;
  }

  /// A document that is one value and nothing more.
  public static Der of(Octets document) throws Malformed {
    byte[] source = document.bytes();
    Der value = at(source, 0, source.length);
    if (value.end != source.length) {
      throw new Malformed("something follows the end of the DER value");
    }
    return value;
  }

  private static Der at(byte[] source, int begin, int limit) throws Malformed {
    if (limit - begin < 2 || (source[begin] & 0x1f) == 0x1f) {
      throw new Malformed("broken DER at byte " + begin);
    }
    int at = begin + 1;
    long length = source[at++] & 0xff;
    if (length >= 0x80) {
      int count = (int) length & 0x7f;
      if (count == 0 || count > 4 || limit - at < count) {
        throw new Malformed("a DER length at byte " + begin + " is indefinite or too large");
      }
      length = 0;
      for (int i = 0; i < count; i++) {
        length = (length << 8) | (source[at++] & 0xff);
      }
    }
    if (length > limit - at) {
      throw new Malformed("a DER value at byte " + begin + " is longer than what holds it");
    }
    return new Der(source, begin, at, at + (int) length);
  }

  public int tag() {
    return source[begin] & 0xff;
  }

  public boolean is(int tag) {
    return tag() == tag;
  }

  /// The number of a context-specific tag, -1 when it is none.
  public int context() {
    return (tag() & 0xc0) == 0x80 ? tag() & 0x1f : -1;
  }

  /// The value with its tag and length.
  public Octets encoded() {
    return Octets.of(Arrays.copyOfRange(source, begin, end));
  }

  public Octets content() {
    return Octets.of(Arrays.copyOfRange(source, contentBegin, end));
  }

  /// The values this one is made of.
  public List<Der> parts() throws Malformed {
    if ((tag() & 0x20) == 0) {
      throw new Malformed("a DER value at byte " + begin + " has no parts");
    }
    var parts = new ArrayList<Der>();
    int at = contentBegin;
    while (at < end) {
      Der part = at(source, at, end);
      parts.add(part);
      at = part.end;
      if (parts.size() > MOST_PARTS) {
        throw new Malformed("a DER value at byte " + begin + " has too many parts");
      }
    }
    return parts;
  }

  /// @throws Malformed when there are not that many
  public Der part(int index) throws Malformed {
    List<Der> parts = parts();
    if (index >= parts.size()) {
      throw new Malformed("a DER value at byte " + begin + " lacks its part " + (index + 1));
    }
    return parts.get(index);
  }

  public Der expect(int tag) throws Malformed {
    if (!is(tag)) {
      throw new Malformed(
          "a DER value at byte %d has tag 0x%02x, not 0x%02x".formatted(begin, tag(), tag));
    }
    return this;
  }

  public BigInteger integer() throws Malformed {
    expect(INTEGER);
    if (contentBegin == end) {
      throw new Malformed("an empty DER integer at byte " + begin);
    }
    return new BigInteger(source, contentBegin, end - contentBegin);
  }

  /// An object identifier with dots.
  public String oid() throws Malformed {
    expect(OID);
    var text = new StringBuilder();
    long arc = 0;
    for (int i = contentBegin; i < end; i++) {
      arc = (arc << 7) | (source[i] & 0x7f);
      if (arc > 1L << 48) {
        throw new Malformed("an object identifier at byte " + begin + " is too large");
      }
      if (source[i] >= 0) {
        text.append(text.isEmpty() ? firstTwo(arc) : "." + arc);
        arc = 0;
      }
    }
    return text.toString();
  }

  private static String firstTwo(long arc) {
    long first = Math.min(2, arc / 40);
    return first + "." + (arc - first * 40);
  }

  /// A time in UTC, as DER has it: with seconds, fractions without trailing zeros.
  public Instant time() throws Malformed {
    expect(GENERALIZED_TIME);
    String written = content().text();
    var matcher = TIME.matcher(written);
    if (!matcher.matches()) {
      throw new Malformed("'" + written + "' is no time");
    }
    try {
      Instant whole = LocalDateTime.parse(matcher.group(1), SECONDS).toInstant(ZoneOffset.UTC);
      String fraction = matcher.group(2);
      return fraction == null
          ? whole
          : whole.plusNanos(Long.parseLong((fraction + "000000000").substring(0, 9)));
    } catch (DateTimeException e) {
      throw new Malformed("'" + written + "' is no time");
    }
  }

  /// Writes a value.
  public static Octets write(int tag, Octets... contents) {
    Octets content = Octets.join(contents);
    int size = content.size();
    byte[] head;
    if (size < 0x80) {
      head = new byte[] {(byte) tag, (byte) size};
    } else {
      byte[] length = BigInteger.valueOf(size).toByteArray();
      int skip = length[0] == 0 ? 1 : 0;
      head = new byte[2 + length.length - skip];
      head[0] = (byte) tag;
      head[1] = (byte) (0x80 | (length.length - skip));
      System.arraycopy(length, skip, head, 2, length.length - skip);
    }
    return Octets.join(Octets.of(head), content);
  }
}
