package dev.trivet.artifact.onnx;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.config.EncodedText;
import dev.trivet.artifact.config.Places;
import dev.trivet.artifact.proto.ProtoFields;
import dev.trivet.artifact.proto.ProtoPlace;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.Scan;
import java.util.Set;
import java.util.regex.Pattern;

/// Judges operators and their attributes.
final class OnnxNode {
  private static final Pattern PYTHON =
      Pattern.compile("(?i)py(custom)?op|py_?func\\w*|python\\w*|aten_?eval");
  private static final Pattern FILE_NAME =
      Pattern.compile("(?i).*(path|file|filename|library|location|cache_context|so_name|uri|url)");
  private static final int LONGEST = 1 << 16;

  /// Domains whose operators come with ONNX, ONNX Runtime, its extensions, or exporters.
  private static final Set<String> DOMAINS =
      Set.of(
          "",
          "ai.onnx",
          "ai.onnx.ml",
          "ai.onnx.training",
          "ai.onnx.preview",
          "ai.onnx.preview.training",
          "ai.onnx.contrib",
          "com.microsoft",
          "com.microsoft.experimental",
          "com.microsoft.extensions",
          "com.microsoft.nchwc",
          "com.microsoft.dml",
          "com.ms.internal.nhwc",
          "org.pytorch.aten",
          "org.pytorch.prim",
          "onnx.quantized",
          "onnx.brevitas",
          "qonnx.custom_op.general",
          "trt.plugins",
          "trt",
          "com.nvidia",
          "com.xilinx",
          "com.intel.ai");

  private final Content content;
  private final Bytes bytes;
  private final Scan scan;
  private Set<String> functions = Set.of();

  OnnxNode(Content content, Scan scan) {
    this.content = content;
    this.bytes = content.bytes();
    this.scan = scan;
  }

  /// @param names those the model defines, as `domain:name`
  void functions(Set<String> names) {
    functions = Set.copyOf(names);
  }

  void check(ProtoPlace node) {
    String type = "";
    String domain = "";
    ProtoFields fields = ProtoFields.of(bytes, node);
    while (fields.next()) {
      if (fields.is(4)) {
        type = fields.text(256);
      } else if (fields.is(7)) {
        domain = fields.text(256);
      }
    }
    if (PYTHON.matcher(type).matches()) {
      scan.report(OnnxRules.PYTHON, content, node.from(), "%s of '%s'".formatted(type, domain));
    } else if (!DOMAINS.contains(domain) && !functions.contains(domain + ":" + type)) {
      scan.report(
          OnnxRules.CUSTOM_OPERATOR, content, node.from(), "%s of '%s'".formatted(type, domain));
    }
  }

  /// A text that names a file, or is a document.
  void checkAttribute(ProtoPlace attribute) {
    String name = "";
    String text = "";
    ProtoFields fields = ProtoFields.of(bytes, attribute);
    while (fields.next()) {
      if (fields.is(1)) {
        name = fields.text(256);
      } else if (fields.is(4) || fields.is(9)) {
        text = fields.text(LONGEST);
      }
    }
    if (FILE_NAME.matcher(name).matches() && Places.leadsOut(text)) {
      scan.report(
          OnnxRules.FILE_OUTSIDE, content, attribute.from(), "%s: %s".formatted(name, text));
    }
    EncodedText.open(name, text, content, scan);
  }
}
