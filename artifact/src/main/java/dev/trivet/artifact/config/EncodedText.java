package dev.trivet.artifact.config;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.Scan;
import java.nio.charset.StandardCharsets;
import java.util.Base64;
import java.util.regex.Pattern;

/// Documents inside texts of documents: templates, and Base64 of what a loader would decode.
public final class EncodedText {
  /// A pickle of protocol 2 to 5, a zip, gzip: the first bytes in Base64.
  private static final Pattern BEGINS =
      Pattern.compile("(gA[JNSW]|UEsDB|H4sI)[A-Za-z0-9+/_=\\s-]{12,}");

  private EncodedText() {}

  /// Hands such a text to the reader that knows it.
  ///
  /// @param name of the member it stands in
  public static void open(String name, String text, Content content, Scan scan) {
    if (isTemplate(name, text)) {
      Content inner = content.entry(name, Bytes.of(text.getBytes(StandardCharsets.UTF_8)));
      scan.open(inner.as("jinja"));
    } else if (text.length() > 16 && BEGINS.matcher(text).matches()) {
      byte[] decoded = Base64.getMimeDecoder().decode(text.replace('-', '+').replace('_', '/'));
      scan.open(content.entry(name, Bytes.of(decoded)));
    }
  }

  private static boolean isTemplate(String name, String text) {
    boolean hasBrackets =
        (text.contains("{{") && text.contains("}}"))
            || (text.contains("{%") && text.contains("%}"));
    return hasBrackets || name.equals("chat_template");
  }
}
