package dev.trivet.artifact.checkpoint;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.FormatReader;
import dev.trivet.artifact.scan.Recognition;
import dev.trivet.artifact.scan.Scan;
import java.util.List;

/// Reads the index of a TensorFlow checkpoint (`variables.index`, `model.ckpt.index`), and whole
/// checkpoints of the first version. Nothing in either is run: they are held against themselves,
/// and, in a directory, against the files of numbers beside them ([CheckpointLayout]).
public final class CheckpointReader implements FormatReader {
  static final String FORMAT = "tensorflow-checkpoint";

  /// The begin of a first block that is not compressed: an empty key, and a header.
  private static final int HEADER_AT = 3;

  private static final int SHARDS = 0x08;
  private static final int TENSORS = 0x0a;

  @Override
  public String format() {
    return FORMAT;
  }

  @Override
  public List<Rule> rules() {
    return CheckpointRules.all();
  }

  /// By the mark at its end; within a compressed stream by how it begins.
  @Override
  public Recognition recognise(Content content) {
    Bytes bytes = content.bytes();
    if (bytes.isRandomAccess()) {
      return SortedTable.isOne(bytes) ? Recognition.YES : Recognition.NO;
    }
    boolean mayBe = mayBegin(bytes, 0) || (bytes.has(0, 6) && mayBegin(bytes, afterLengths(bytes)));
    return mayBe ? Recognition.MAYBE : Recognition.NO;
  }

  private static boolean mayBegin(Bytes bytes, long at) {
    return bytes.has(at, HEADER_AT + 1)
        && bytes.u16le(at) == 0
        && bytes.u8(at + 2) > 0
        && (bytes.u8(at + HEADER_AT) == SHARDS || bytes.u8(at + HEADER_AT) == TENSORS);
  }

  /// Where the first bytes stand in a compressed block, which begins with its length and with how
  /// many bytes are copied as they are.
  private static long afterLengths(Bytes bytes) {
    long at = 0;
    while (at < 5 && bytes.u8(at) >= 0x80) {
      at++;
    }
    int tag = bytes.u8(++at) >>> 2;
    return at + 1 + Math.max(0, tag - 59);
  }

  @Override
  public Outcome read(Content content, Scan scan) {
    if (!SortedTable.isOne(content.bytes())) {
      return Outcome.DECLINED;
    }
    try {
      Bundle bundle =
          Bundle.read(
              content.bytes(),
              scan.budget(),
              (rule, at, message) -> scan.report(rule, content, at, message));
      said(bundle, content, scan);
    } catch (TableBroken e) {
      scan.report(e.rule(), content, e.at(), String.valueOf(e.getMessage()));
    }
    return Outcome.READ;
  }

  private static void said(Bundle bundle, Content content, Scan scan) {
    switch (bundle.version()) {
      case 1 -> scan.skip("%s: the numbers of its tensors".formatted(content.where()));
      case 2 -> {}
      default -> scan.report(CheckpointRules.BROKEN, content, 0, "a table that is no checkpoint");
    }
  }
}
