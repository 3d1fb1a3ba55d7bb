package dev.trivet.artifact.msgpack;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.FormatReader;
import dev.trivet.artifact.scan.Recognition;
import dev.trivet.artifact.scan.Scan;
import java.util.List;

/// Reads MessagePack documents that are a map: checkpoints of Flax (`flax_model.msgpack`), whose
/// tensors are extension values. Tensors stay unread.
public final class MsgpackReader implements FormatReader {
  @Override
  public String format() {
    return "msgpack";
  }

  @Override
  public List<Rule> rules() {
    return MsgpackRules.all();
  }

  /// A map that is not empty, and whose first key is a text. The format has no mark.
  @Override
  public Recognition recognise(Content content) {
    Bytes bytes = content.bytes();
    if (!bytes.has(0, 3)) {
      return Recognition.NO;
    }
    long key =
        switch (bytes.u8(0)) {
          case 0xde -> 3;
          case 0xdf -> 5;
          default -> bytes.u8(0) > 0x80 && bytes.u8(0) < 0x90 ? 1 : 0;
        };
    return key > 0 && bytes.has(key, 1) && isText(bytes.u8(key))
        ? Recognition.MAYBE
        : Recognition.NO;
  }

  private static boolean isText(int first) {
    return (first > 0xa0 && first < 0xc0) || (first >= 0xd9 && first <= 0xdb);
  }

  @Override
  public Outcome read(Content content, Scan scan) {
    var walk = new MsgpackWalk(content, scan);
    try {
      walk.walk();
    } catch (MsgpackBroken e) {
      boolean isOther = !walk.hasArrays() && e.rule().equals(MsgpackRules.BROKEN);
      if (isOther && content.expectedFormat().isEmpty()) {
        return Outcome.DECLINED;
      }
      walk.say();
      scan.report(e.rule(), content, e.at(), String.valueOf(e.getMessage()));
      return Outcome.READ;
    }
    boolean goesOn = content.bytes().has(walk.end(), 1);
    if (goesOn && !walk.hasArrays()) {
      return Outcome.DECLINED;
    }
    walk.say();
    if (goesOn) {
      scan.report(MsgpackRules.TRAILING, content, walk.end(), "they begin here");
      scan.open(content.rest(walk.end()));
    }
    return Outcome.READ;
  }
}
