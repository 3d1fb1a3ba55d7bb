package dev.trivet.artifact.scan;

import dev.trivet.artifact.bytes.Bytes;
import java.util.Locale;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// Something to be read: a file, an entry of an archive, a stream within either.
///
/// @param where the path through the containers: `model.pt!/archive/data.pkl`
/// @param bytes of this content alone
/// @param base where `bytes` begin within what `where` names; findings add it to their offset
/// @param depth of containers around it; 0 is a file
/// @param expected the format its container says it has, when the container's loader decides so
///   without looking; only that reader reads it
public record Content(String where, Bytes bytes, long base, int depth, @Nullable String expected) {

  /// A file by itself.
  public static Content ofFile(String where, Bytes bytes) {
    return new Content(where, bytes, 0, 0, null);
  }

  /// The name without its folders: `data.pkl`.
  public String name() {
    int slash = Math.max(where.lastIndexOf('/'), where.lastIndexOf('\\'));
    return where.substring(slash + 1);
  }

  /// The part of the name after the last point, in lower case; empty when there is none.
  public String extension() {
    String name = name();
    int point = name.lastIndexOf('.');
    return point < 0 ? "" : name.substring(point + 1).toLowerCase(Locale.ROOT);
  }

  public Optional<String> expectedFormat() {
    return Optional.ofNullable(expected);
  }

  /// An entry of this container, under its own name.
  public Content entry(String name, Bytes entry) {
    return new Content(where + "!/" + name, entry, 0, depth + 1, null);
  }

  /// A part of these same bytes, to be read by itself; offsets stay those of the whole.
  public Content part(long from, long length) {
    return new Content(where, bytes.slice(from, length), base + from, depth, expected);
  }

  /// Everything of these bytes from `from` on; offsets stay those of the whole.
  public Content rest(long from) {
    return new Content(where, bytes.from(from), base + from, depth, expected);
  }

  /// The same content, to be read as `format` whatever it looks like.
  public Content as(String format) {
    return new Content(where, bytes, base, depth, format);
  }
}
