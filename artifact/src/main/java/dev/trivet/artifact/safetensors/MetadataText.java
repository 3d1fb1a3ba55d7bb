package dev.trivet.artifact.safetensors;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.Scan;
import java.nio.charset.StandardCharsets;

/// Texts of the metadata that are documents themselves.
final class MetadataText {
  private MetadataText() {}

  /// Training tools put whole JSON documents into the metadata, others chat templates.
  static void open(String name, String text, Content content, Scan scan) {
    boolean isTemplate = text.contains("{{") || text.contains("{%");
    if (isTemplate || text.startsWith("{\"") || text.startsWith("[{")) {
      Content inner = content.entry(name, Bytes.of(text.getBytes(StandardCharsets.UTF_8)));
      scan.open(inner.as(isTemplate ? "jinja" : "json"));
    }
  }
}
