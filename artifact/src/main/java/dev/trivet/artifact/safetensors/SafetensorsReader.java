package dev.trivet.artifact.safetensors;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.json.JsonBroken;
import dev.trivet.artifact.json.JsonTooDeep;
import dev.trivet.artifact.json.JsonWalk;
import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.FormatReader;
import dev.trivet.artifact.scan.Recognition;
import dev.trivet.artifact.scan.Scan;
import dev.trivet.artifact.text.Utf8Check;
import java.util.Comparator;
import java.util.List;

/// Reads the header and checks that the tensors fill the rest exactly; the tensors stay unread.
///
/// Source: the format's description in the safetensors repository, and what its loader checks.
public final class SafetensorsReader implements FormatReader {
  /// The loader's own limit.
  private static final long LARGEST_HEADER = 100_000_000;

  /// About 150,000 tensors; the largest model published has a tenth of that in one file.
  private static final long LARGEST_SANE_HEADER = 16 << 20;

  private static final int HEADER_AT = 8;
  private static final int LONGEST_PADDING = 1 << 16;

  @Override
  public String format() {
    return "safetensors";
  }

  @Override
  public List<Rule> rules() {
    return SafetensorsRules.all();
  }

  /// A length and then JSON. Eight printable characters are text, not a length.
  @Override
  public Recognition recognise(Content content) {
    Bytes bytes = content.bytes();
    if (!bytes.has(0, HEADER_AT + 2) || isText(bytes)) {
      return Recognition.NO;
    }
    long at = afterSpace(bytes, HEADER_AT);
    if (!bytes.has(at, 2) || bytes.u8(at) != '{') {
      return Recognition.NO;
    }
    long inside = afterSpace(bytes, at + 1);
    int first = bytes.has(inside, 1) ? bytes.u8(inside) : 0;
    return first == '"' || first == '}' ? Recognition.YES : Recognition.NO;
  }

  private static boolean isText(Bytes bytes) {
    for (int i = 0; i < HEADER_AT; i++) {
      int b = bytes.u8(i);
      boolean isPrintable = b >= ' ' && b < 0x7f;
      if (!isPrintable && b != '\n' && b != '\r' && b != '\t') {
        return false;
      }
    }
    return true;
  }

  private static long afterSpace(Bytes bytes, long from) {
    long at = from;
    while (at < from + LONGEST_PADDING && bytes.has(at, 1) && isSpace(bytes.u8(at))) {
      at++;
    }
    return at;
  }

  private static boolean isSpace(int b) {
    return b == ' ' || b == '\n' || b == '\r' || b == '\t';
  }

  @Override
  public Outcome read(Content content, Scan scan) {
    Bytes bytes = content.bytes();
    long length = bytes.i64le(0);
    if (length < 0 || length > LARGEST_HEADER || !bytes.has(HEADER_AT, length)) {
      scan.report(
          SafetensorsRules.HEADER_SIZE, content, 0, "it says " + Long.toUnsignedString(length));
      return Outcome.READ;
    }
    if (length > LARGEST_SANE_HEADER) {
      scan.report(SafetensorsRules.HEADER_SIZE, content, 0, "%,d bytes".formatted(length));
    }
    readHeader(content, length, scan);
    return Outcome.READ;
  }

  private static boolean isUtf8(Bytes header) {
    byte[] chunk = new byte[1 << 14];
    var check = new Utf8Check();
    for (long at = 0; header.has(at, 1); at += chunk.length) {
      if (!check.take(chunk, header.copyAvailable(at, chunk))) {
        return false;
      }
    }
    return check.isWhole();
  }

  private static void readHeader(Content content, long length, Scan scan) {
    var visitor =
        new HeaderVisitor(
            scan.budget(),
            (at, problem) ->
                scan.report(problem.rule(), content, HEADER_AT + at, problem.message()));
    Bytes header = content.bytes().slice(HEADER_AT, length);
    if (!isUtf8(header)) {
      scan.report(SafetensorsRules.HEADER_BROKEN, content, HEADER_AT, "it is no UTF-8");
    }
    try {
      long end = JsonWalk.over(header, scan.budget(), List.of(visitor), HeaderVisitor.KEPT);
      checkPadding(content, header.from(end), HEADER_AT + end, scan);
    } catch (JsonBroken e) {
      scan.report(
          SafetensorsRules.HEADER_BROKEN,
          content,
          HEADER_AT + e.at(),
          String.valueOf(e.getMessage()));
    } catch (JsonTooDeep e) {
      scan.report(
          SafetensorsRules.HEADER_BROKEN,
          content,
          HEADER_AT + e.at(),
          String.valueOf(e.getMessage()));
    }
    checkTensors(visitor.tensors(), content, HEADER_AT + length, scan);
    visitor.metadata().forEach((name, text) -> MetadataText.open(name, text, content, scan));
  }

  /// The header may be filled up with spaces, and nothing else.
  private static void checkPadding(Content content, Bytes rest, long at, Scan scan) {
    long length = rest.size();
    if (length > LONGEST_PADDING) {
      scan.report(SafetensorsRules.GAP, content, at, "%,d bytes of padding".formatted(length));
      return;
    }
    for (int i = 0; i < length; i++) {
      if (rest.u8(i) != ' ') {
        scan.report(SafetensorsRules.GAP, content, at + i, "the header goes on after its end");
        return;
      }
    }
  }

  private static void checkTensors(
      List<TensorHeader> tensors, Content content, long dataAt, Scan scan) {
    long room = content.bytes().size() - dataAt;
    tensors.sort(
        Comparator.comparingLong(TensorHeader::begin).thenComparingLong(TensorHeader::end));
    long covered = 0;
    for (TensorHeader tensor : tensors) {
      tensor
          .contradiction(room)
          .ifPresent(why ->
              scan.report(
                  SafetensorsRules.TENSOR_BROKEN,
                  content,
                  HEADER_AT + tensor.at(),
                  "%s: %s".formatted(tensor.name(), why)));
      if (tensor.begin() < covered && tensor.end() > tensor.begin()) {
        scan.report(
            SafetensorsRules.OVERLAP,
            content,
            HEADER_AT + tensor.at(),
            "%s begins %,d bytes before the last one ends"
                .formatted(tensor.name(), covered - tensor.begin()));
      } else if (tensor.begin() > covered) {
        checkGap(content, dataAt, covered, Math.min(room, tensor.begin()), scan);
      }
      covered = Math.max(covered, Math.min(room, tensor.end()));
    }
    checkTail(content, dataAt + covered, scan);
    if (covered > 0) {
      scan.skip("%s: %,d bytes of tensors".formatted(content.where(), covered));
    }
  }

  private static void checkGap(Content content, long dataAt, long from, long to, Scan scan) {
    if (to > from) {
      scan.report(SafetensorsRules.GAP, content, dataAt + from, "%,d bytes".formatted(to - from));
      scan.open(content.part(dataAt + from, to - from));
    }
  }

  /// What is appended is read by whatever reader knows it.
  private static void checkTail(Content content, long from, Scan scan) {
    long length = content.bytes().size() - from;
    if (length > 0) {
      scan.report(SafetensorsRules.TRAILING, content, from, "%,d bytes".formatted(length));
      scan.open(content.part(from, length));
    }
  }
}
