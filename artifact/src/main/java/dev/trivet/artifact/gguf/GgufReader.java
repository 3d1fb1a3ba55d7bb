package dev.trivet.artifact.gguf;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.FormatReader;
import dev.trivet.artifact.scan.Recognition;
import dev.trivet.artifact.scan.Scan;
import java.util.List;

/// Reads metadata and tensor descriptions; the tensors stay unread.
///
/// Source: the GGUF description in the ggml repository, versions 1 to 3 in both byte orders.
public final class GgufReader implements FormatReader {
  private static final int NEWEST = 3;

  @Override
  public String format() {
    return "gguf";
  }

  @Override
  public List<Rule> rules() {
    return GgufRules.all();
  }

  @Override
  public Recognition recognise(Content content) {
    return content.bytes().startsWith(0, "GGUF") ? Recognition.YES : Recognition.NO;
  }

  @Override
  public Outcome read(Content content, Scan scan) {
    Bytes bytes = content.bytes();
    if (!bytes.has(0, 8)) {
      scan.report(GgufRules.CLAIM, content, 0, "nothing follows the magic");
      return Outcome.READ;
    }
    boolean isBig = bytes.u16le(4) == 0;
    long version = isBig ? bytes.u32be(4) : bytes.u32le(4);
    if (version < 1 || version > NEWEST) {
      scan.report(GgufRules.VERSION, content, 4, Long.toString(version));
      return Outcome.READ;
    }
    try {
      read(new GgufCursor(content, scan, isBig, version > 1));
    } catch (GgufCursor.Refused e) {
      scan.skip("%s: what follows a broken claim".formatted(content.where()));
    }
    return Outcome.READ;
  }

  private static void read(GgufCursor in) {
    long tensorCount = in.uncheckedCount();
    long valueCount = in.uncheckedCount();
    var metadata = new GgufMetadata(in);
    metadata.read(valueCount);
    var tensors = new GgufTensors(in);
    tensors.read(tensorCount);
    tensors.checkPlaces(metadata.alignment());
  }
}
