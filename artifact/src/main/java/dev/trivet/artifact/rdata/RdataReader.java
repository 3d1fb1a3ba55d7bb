package dev.trivet.artifact.rdata;

import dev.trivet.artifact.bytes.BeyondEnd;
import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.FormatReader;
import dev.trivet.artifact.scan.Recognition;
import dev.trivet.artifact.scan.Scan;
import java.util.List;

/// Reads R's streams, versions 2 and 3; they come compressed, and other readers open that.
public final class RdataReader implements FormatReader {
  private static final int WITH_ENCODING = 3;
  private static final int LONGEST_NAME = 64;

  @Override
  public String format() {
    return "rdata";
  }

  @Override
  public List<Rule> rules() {
    return RdataRules.all();
  }

  @Override
  public Recognition recognise(Content content) {
    Bytes bytes = content.bytes();
    if (bytes.startsWith(0, "RD") && bytes.has(0, 14) && bytes.u8(4) == '\n') {
      return Recognition.YES;
    }
    boolean isBig = bytes.startsWith(0, "X\n") && bytes.has(0, 14) && isVersion(bytes.i32be(2));
    boolean isLittle = bytes.startsWith(0, "B\n") && bytes.has(0, 14) && isVersion(bytes.i32le(2));
    boolean isText = bytes.startsWith(0, "A\n2\n") || bytes.startsWith(0, "A\n3\n");
    return isBig || isLittle || isText ? Recognition.YES : Recognition.NO;
  }

  private static boolean isVersion(int version) {
    return version == 2 || version == WITH_ENCODING;
  }

  @Override
  public Outcome read(Content content, Scan scan) {
    Bytes bytes = content.bytes();
    long begin = bytes.startsWith(0, "RD") ? 5 : 0;
    if (!isFormat(bytes, begin)) {
      scan.report(RdataRules.BROKEN, content, begin, "an unknown encoding or version");
      return Outcome.READ;
    }
    RdataInput in =
        switch (bytes.u8(begin)) {
          case 'X' -> new RdataInput.Binary(bytes, begin + 2, true);
          case 'B' -> new RdataInput.Binary(bytes, begin + 2, false);
          default -> new RdataInput.Lines(bytes, begin + 2);
        };
    try {
      if (head(in)) {
        new RdataWalk(content, scan, in).walk();
      } else {
        scan.report(RdataRules.BROKEN, content, begin, "an unknown version");
      }
    } catch (BeyondEnd | RdataInput.Broken e) {
      scan.report(RdataRules.BROKEN, content, in.at, String.valueOf(e.getMessage()));
    }
    return Outcome.READ;
  }

  private static boolean isFormat(Bytes bytes, long begin) {
    return bytes.startsWith(begin, "X\n")
        || bytes.startsWith(begin, "B\n")
        || bytes.startsWith(begin, "A\n");
  }

  private static boolean head(RdataInput in) {
    int version = in.integer();
    in.integer();
    in.integer();
    if (version == WITH_ENCODING) {
      int length = in.integer();
      if (length < 0 || length > LONGEST_NAME) {
        return false;
      }
      in.text(length);
    }
    return isVersion(version);
  }
}
