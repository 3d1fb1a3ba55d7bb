package dev.trivet.artifact.text;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.rule.Severity;
import dev.trivet.artifact.rule.Verdict;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.FormatReader;
import dev.trivet.artifact.scan.Recognition;
import dev.trivet.artifact.scan.Scan;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CharsetDecoder;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/// Takes plain text that no other reader knows: read-mes, licences, vocabularies, version numbers.
/// Text that is a script is code.
public final class TextReader implements FormatReader {
  private static final Rule SCRIPT =
      Rule.of(
              "text-is-code",
              Severity.MEDIUM,
              Verdict.DANGEROUS_FORMAT,
              "A script or source file comes with the model")
          .why("Loaders that trust remote code, or people, run it; it is not analysed here")
          .action("Read it before anything runs it")
          .see("AML.T0011", "CWE-829");
  private static final Set<String> EXTENSIONS =
      Set.of(
          "py", "pyw", "sh", "bash", "bat", "cmd", "ps1", "js", "mjs", "rb", "pl", "lua", "vbs",
          "php");
  private static final Pattern PYTHON =
      Pattern.compile(
          "(?m)^(import \\w[\\w.]*( as \\w+)?|from \\w[\\w.]* import .+|def \\w+\\(.*)$");
  private static final int HEAD = 1 << 16;

  @Override
  public String format() {
    return "text";
  }

  @Override
  public List<Rule> rules() {
    return List.of(SCRIPT);
  }

  @Override
  public Recognition recognise(Content content) {
    return isText(head(content.bytes())) ? Recognition.MAYBE : Recognition.NO;
  }

  /// Only all of it being text makes it text: what begins so may go on as anything.
  @Override
  public Outcome read(Content content, Scan scan) {
    byte[] chunk = new byte[HEAD];
    long at = 0;
    int filled = content.bytes().copyAvailable(0, chunk);
    while (filled > 0) {
      if (holdsControls(chunk, filled)) {
        return Outcome.DECLINED;
      }
      at += filled;
      scan.budget().checkTime();
      filled = content.bytes().copyAvailable(at, chunk);
    }
    String head = new String(head(content.bytes()), StandardCharsets.UTF_8);
    boolean isScript =
        head.startsWith("#!")
            || EXTENSIONS.contains(content.extension())
            || PYTHON.matcher(head).results().limit(3).count() == 3;
    if (isScript) {
      scan.report(SCRIPT, content, 0, content.name());
    }
    return Outcome.READ;
  }

  private static byte[] head(Bytes bytes) {
    byte[] head = new byte[HEAD];
    int filled = bytes.copyAvailable(0, head);
    return Arrays.copyOf(head, filled);
  }

  /// Whether it is UTF-8, up to a character cut at the end, without control characters.
  private static boolean isText(byte[] head) {
    CharsetDecoder decoder =
        StandardCharsets.UTF_8
            .newDecoder()
            .onMalformedInput(CodingErrorAction.REPORT)
            .onUnmappableCharacter(CodingErrorAction.REPORT);
    int end = head.length;
    for (int back = 0; back < 4 && end > 0 && (head[end - 1] & 0x80) != 0; back++) {
      end--;
    }
    try {
      decoder.decode(ByteBuffer.wrap(head, 0, head.length < HEAD ? head.length : end));
    } catch (CharacterCodingException e) {
      return false;
    }
    return !holdsControls(head, head.length);
  }

  private static boolean holdsControls(byte[] bytes, int length) {
    for (int i = 0; i < length; i++) {
      byte b = bytes[i];
      boolean isControl = b >= 0 && b < ' ' && b != '\n' && b != '\r' && b != '\t' && b != '\f';
      if (isControl || b == 0x7f) {
        return true;
      }
    }
    return false;
  }
}
