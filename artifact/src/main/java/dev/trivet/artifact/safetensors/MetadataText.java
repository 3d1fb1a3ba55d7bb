package dev.trivet.artifact.safetensors;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.config.EncodedText;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.Scan;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;

/// Texts of the metadata that are documents themselves.
final class MetadataText {
  /// What runs Python, where no documentation writes it by chance.
  private static final Pattern CODE =
      Pattern.compile(
          "__import__\\s*\\(|\\bos\\.(system|popen)\\s*\\(|\\b(exec|eval)\\s*\\(\\s*(compile|base64|__|open|bytes)"
              + "|\\bsubprocess\\.(run|Popen|call|check_output)\\s*\\(|\\bpickle\\.loads?\\s*\\(");

  private MetadataText() {}

  /// Training tools put whole JSON documents into the metadata, others chat templates.
  static void open(String name, String text, Content content, Scan scan) {
    boolean isTemplate = text.contains("{{") || text.contains("{%");
    if (isTemplate || text.startsWith("{\"") || text.startsWith("[{")) {
      Content inner = content.entry(name, Bytes.of(text.getBytes(StandardCharsets.UTF_8)));
      scan.open(inner.as(isTemplate ? "jinja" : "json"));
    } else {
      EncodedText.open(name, text, content, scan);
    }
    if (CODE.matcher(text).find()) {
      scan.report(SafetensorsRules.CODE, content, 0, name);
    }
  }
}
