package dev.trivet.artifact.xml;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.config.Places;
import dev.trivet.artifact.json.WideText;
import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.FormatReader;
import dev.trivet.artifact.scan.Recognition;
import dev.trivet.artifact.scan.Scan;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalLong;

/// Reads XML of any kind; of OpenVINO and PMML it knows what layers and functions do.
public final class XmlReader implements FormatReader {
  private static final int HEAD = 1_024;

  @Override
  public String format() {
    return "xml";
  }

  @Override
  public List<Rule> rules() {
    return XmlRules.all();
  }

  @Override
  public Recognition recognise(Content content) {
    byte[] head = new byte[HEAD];
    int filled = content.bytes().copyAvailable(0, head);
    if (WideText.isWide(head, filled)) {
      return Recognition.MAYBE;
    }
    int at = filled > 3 && (head[0] & 0xff) == 0xef ? 3 : 0;
    while (at < filled && Character.isWhitespace(head[at])) {
      at++;
    }
    if (at + 2 >= filled || head[at] != '<') {
      return Recognition.NO;
    }
    int next = head[at + 1];
    boolean isMarkup = next == '?' || next == '!' || Character.isLetter(next) || next == '_';
    return isMarkup ? Recognition.MAYBE : Recognition.NO;
  }

  @Override
  public Outcome read(Content content, Scan scan) {
    Optional<Bytes> text = WideText.toUtf8(content.bytes(), scan.budget());
    if (text.isEmpty()) {
      return Outcome.DECLINED;
    }
    var visitor = new ModelVisitor(content, scan);
    try {
      if (!new XmlLexer(text.get(), scan.budget(), visitor).read()) {
        scan.report(XmlRules.BOMB, content, 0, "nested too deep");
      }
    } catch (XmlLexer.Broken e) {
      boolean isXml =
          text.get().startsWith(0, "<?xml") || visitor.isKnown || content.extension().equals("xml");
      if (!isXml) {
        return Outcome.DECLINED;
      }
      scan.report(XmlRules.BROKEN, content, e.at(), String.valueOf(e.getMessage()));
    }
    return visitor.hasRoot ? Outcome.READ : Outcome.DECLINED;
  }

  /// What is looked for in elements.
  private static final class ModelVisitor implements XmlVisitor {
    private static final long LARGEST_FILE = 1L << 44;

    private final Content content;
    private final Scan scan;
    private boolean isOpenVino;
    private boolean isKnown;
    private boolean hasRoot;

    ModelVisitor(Content content, Scan scan) {
      this.content = content;
      this.scan = scan;
    }

    @Override
    public void documentType(String text, long at) {
      isKnown = true;
      EntityCheck.judge(text, this::uses).ifPresent(rule -> scan.report(rule, content, at, text));
    }

    private long uses(String entity) {
      byte[] reference = ("&" + entity + ";").getBytes(StandardCharsets.UTF_8);
      long count = 0;
      OptionalLong next = content.bytes().indexOf(reference, 0, Long.MAX_VALUE);
      while (next.isPresent()) {
        count++;
        scan.budget().checkTime();
        next =
            content.bytes().indexOf(reference, next.getAsLong() + reference.length, Long.MAX_VALUE);
      }
      return count;
    }

    @Override
    public void element(String name, Map<String, String> attributes, int depth, long at) {
      if (depth == 0) {
        hasRoot = true;
        isOpenVino = name.equals("net") && attributes.containsKey("version");
        isKnown |= isOpenVino || name.equals("PMML");
      }
      if (name.endsWith(":include") || (name.equals("include") && attributes.containsKey("href"))) {
        scan.report(
            XmlRules.EXTERNAL, content, at, "include " + attributes.getOrDefault("href", ""));
      }
      if (isOpenVino) {
        openVino(name, attributes, at);
      } else if (name.endsWith("Apply")) {
        function(attributes.getOrDefault("function", ""), at);
      }
    }

    private void openVino(String name, Map<String, String> attributes, long at) {
      String version = attributes.getOrDefault("version", "");
      boolean isExtension =
          name.equals("layer")
              && !version.isEmpty()
              && !version.matches("(opset|ie_internal_opset)\\d*|experimental|util|test");
      if (isExtension) {
        scan.report(
            XmlRules.EXTENSION,
            content,
            at,
            "%s of %s".formatted(attributes.getOrDefault("type", ""), version));
      }
      attributes.forEach((key, value) -> library(key, value, at));
      if (name.equals("data") && attributes.containsKey("offset")) {
        weights(attributes.getOrDefault("offset", "0"), at);
        weights(attributes.getOrDefault("size", "0"), at);
      }
    }

    private void library(String key, String value, long at) {
      boolean isNative = value.matches("(?i).*\\.(so(\\.\\d+)*|dll|dylib)");
      boolean isPlace = key.matches("(?i).*(library|path|file|plugin).*") && Places.leadsOut(value);
      if (isNative || isPlace) {
        scan.report(XmlRules.EXTENSION, content, at, "%s=%s".formatted(key, value));
      }
    }

    private void weights(String number, long at) {
      boolean isSane = number.matches("[0-9]{1,18}") && Long.parseLong(number) <= LARGEST_FILE;
      if (!isSane) {
        scan.report(XmlRules.WEIGHTS, content, at, number);
      }
    }

    private void function(String name, long at) {
      if (name.matches("javax?\\..*|jdk\\..*|sun\\..*")) {
        scan.report(XmlRules.HARMFUL_FUNCTION, content, at, name);
      } else if (name.matches("[A-Za-z_]\\w*(\\.\\w+)+")) {
        scan.report(XmlRules.FUNCTION, content, at, name);
      }
    }
  }
}
