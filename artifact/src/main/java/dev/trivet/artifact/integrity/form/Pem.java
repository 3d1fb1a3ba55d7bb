package dev.trivet.artifact.integrity.form;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// One block of a PEM file (RFC 7468). Text before and between the blocks is skipped: tools like to
/// say there in words what the block holds.
///
/// @param label as `PUBLIC KEY`
public record Pem(String label, Octets content) {
  private static final int LONGEST = 1 << 20;
  private static final Pattern BEGIN = Pattern.compile("-----BEGIN ([A-Z0-9 ]{1,40})-----\\s*");

  /// @param what is read, for the message
  public static List<Pem> all(String what, String text) throws Malformed {
    if (text.length() > LONGEST) {
      throw new Malformed(what + " is larger than a megabyte");
    }
    var blocks = new ArrayList<Pem>();
    Matcher begin = BEGIN.matcher(text);
    int at = 0;
    while (begin.find(at)) {
      String label = begin.group(1);
      int end = text.indexOf("-----END " + label + "-----", begin.end());
      if (end < 0) {
        throw new Malformed(what + " does not end its block '" + label + "'");
      }
      String body = text.substring(begin.end(), end).replaceAll("\\s", "");
      blocks.add(new Pem(label, Octets.base64(what, body)));
      at = end;
    }
    return blocks;
  }

  /// As files hold it: 64 characters a line, a line end after the last.
  public String text() {
    var text = new StringBuilder("-----BEGIN " + label + "-----\n");
    String body = content.base64();
    for (int at = 0; at < body.length(); at += 64) {
      text.append(body, at, Math.min(body.length(), at + 64)).append('\n');
    }
    return text.append("-----END ").append(label).append("-----\n").toString();
  }
}
