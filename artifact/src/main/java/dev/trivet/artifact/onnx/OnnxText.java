package dev.trivet.artifact.onnx;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.proto.ProtoPlace;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.Scan;

/// Texts that are files: tensors and attributes of text take any bytes.
final class OnnxText {
  private static final int SMALLEST = 16;

  private OnnxText() {}

  /// Has a program, an archive or a pickle read as what it is.
  static void open(String name, ProtoPlace text, Content content, Scan scan) {
    Bytes bytes = content.bytes();
    long at = text.from();
    boolean isFile =
        text.length() >= SMALLEST
            && (bytes.startsWith(at, "\u007fELF")
                || bytes.startsWith(at, "MZ")
                || bytes.startsWith(at, "PK\u0003\u0004")
                || bytes.startsWith(at, "\u001f\u008b\b")
                || (bytes.u8(at) == 0x80 && bytes.u8(at + 1) <= 5));
    if (isFile) {
      scan.report(OnnxRules.EMBEDDED, content, at, name);
      scan.open(content.entry(name, bytes.slice(at, text.length())));
    }
  }
}
