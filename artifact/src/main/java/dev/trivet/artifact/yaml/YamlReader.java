package dev.trivet.artifact.yaml;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.json.JsonCheck;
import dev.trivet.artifact.json.JsonFrame;
import dev.trivet.artifact.json.JsonVisitor;
import dev.trivet.artifact.json.WideText;
import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.FormatReader;
import dev.trivet.artifact.scan.Recognition;
import dev.trivet.artifact.scan.Scan;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads YAML as events, never as objects, and looks for what configuration can do.
///
/// Nearly every text is YAML of some sort, so only what begins like a document of names and values,
/// or is named like one, is read as such.
public final class YamlReader implements FormatReader {
  private static final int LARGEST = 8 << 20;
  private static final int HEAD = 4_096;
  private static final Pattern FIRST_LINE =
      Pattern.compile("[\"']?[\\w.$/-]+[\"']?\\s*:(\\s.*|$)|!.+|---.*|%YAML.*|%TAG.*|- .+|\\? .*");

  /// OpenCV writes the directive with a colon.
  private static final String OPENCV = "%YAML:1.0";

  private static final Pattern TAG =
      Pattern.compile("(?:!!|tag:yaml\\.org,2002:)python/[\\w/]+(?::[\\w.]+)?");

  private static final Pattern CALL =
      Pattern.compile(
          "[\"']?\\b(_target_|class_path|loader_module)[\"']?\\s*:\\s*[\"']?([\\w.:]+)");
  private static final int PIECE = 1 << 20;
  private static final int LONGEST_LINE = 1 << 18;

  private final List<JsonCheck> checks;
  private final Set<String> names;

  /// @param checks the same that JSON is looked through by
  public YamlReader(List<JsonCheck> checks) {
    this.checks = List.copyOf(checks);
    this.names =
        checks.stream().flatMap(c -> c.names().stream()).collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public String format() {
    return "yaml";
  }

  @Override
  public List<Rule> rules() {
    return YamlRules.all();
  }

  @Override
  public Recognition recognise(Content content) {
    byte[] head = new byte[HEAD];
    int filled = content.bytes().copyAvailable(0, head);
    if (WideText.isWide(head, filled)) {
      return isNamedYaml(content) ? Recognition.MAYBE : Recognition.NO;
    }
    for (int i = 0; i < filled; i++) {
      if (head[i] >= 0 && head[i] < ' ' && head[i] != '\n' && head[i] != '\r' && head[i] != '\t') {
        return Recognition.NO;
      }
    }
    String text = new String(head, 0, filled, StandardCharsets.UTF_8);
    boolean isLike =
        isNamedYaml(content)
            || FIRST_LINE.matcher(firstLine(text)).matches()
            || TAG.matcher(text).find();
    return isLike ? Recognition.MAYBE : Recognition.NO;
  }

  private static boolean isNamedYaml(Content content) {
    String extension = content.extension();
    return extension.equals("yaml") || extension.equals("yml") || content.name().equals("MLmodel");
  }

  private static String firstLine(String text) {
    String bare = text.startsWith("\ufeff") ? text.substring(1) : text;
    return bare.lines()
        .map(String::strip)
        .filter(line -> !line.isEmpty() && !line.startsWith("#"))
        .findFirst()
        .orElse("");
  }

  @Override
  public Outcome read(Content content, Scan scan) {
    boolean isSure = isNamedYaml(content) || content.expectedFormat().isPresent();
    Optional<Bytes> bytes = WideText.toUtf8(content.bytes(), scan.budget());
    if (bytes.isEmpty()) {
      return Outcome.DECLINED;
    }
    if (bytes.get().has(0, LARGEST + 1L) || hasLongLine(bytes.get())) {
      return search(bytes.get(), isSure, content, scan);
    }
    int size = (int) bytes.get().size();
    scan.budget().reserve(8L * size);
    try {
      return read(bytes.get().utf8(0, size), isSure, content, scan);
    } finally {
      scan.budget().release(8L * size);
    }
  }

  private Outcome read(String text, boolean isSure, Content content, Scan scan) {
    var findings = new int[1];
    List<JsonVisitor> visitors =
        checks.stream().map(check -> check.visitor(content, scan)).toList();
    var walk =
        new YamlWalk(
            scan.budget(),
            visitors,
            names,
            (rule, at, message) -> {
              findings[0]++;
              scan.report(rule, content, at, message);
            });
    try {
      String standard = text.startsWith(OPENCV) ? text.replaceFirst(":", " ") : text;
      for (Event event : new Parse(settings(content)).parseString(standard)) {
        if (!walk.take(event)) {
          return Outcome.READ;
        }
      }
      return Outcome.READ;
    } catch (YamlEngineException e) {
      return broken(text, isSure || findings[0] > 0, String.valueOf(e.getMessage()), content, scan);
    }
  }

  private static LoadSettings settings(Content content) {
    return LoadSettings.builder()
        .setLabel(content.name())
        .setCodePointLimit(LARGEST)
        .setUseMarks(true)
        .build();
  }

  /// The parser takes time that grows with the square of a line's length.
  private static boolean hasLongLine(Bytes bytes) {
    byte[] window = new byte[1 << 16];
    long at = 0;
    long lineAt = 0;
    for (int filled = bytes.copyAvailable(at, window); filled > 0; ) {
      for (int i = 0; i < filled; i++) {
        if (window[i] == '\n') {
          lineAt = at + i;
        } else if (at + i - lineAt > LONGEST_LINE) {
          return true;
        }
      }
      at += filled;
      filled = bytes.copyAvailable(at, window);
    }
    return false;
  }

  /// Looks for tags and calls in the raw text.
  private Outcome search(Bytes bytes, boolean isSure, Content content, Scan scan) {
    boolean isYaml = isSure;
    List<JsonVisitor> visitors =
        checks.stream().map(check -> check.visitor(content, scan)).toList();
    JsonFrame nowhere = JsonFrame.in(null, "", JsonFrame.Kind.OBJECT, 0);
    for (long at = 0; bytes.has(at, 1); at += PIECE - HEAD) {
      int length = bytes.has(at, PIECE) ? PIECE : (int) (bytes.size() - at);
      scan.budget().checkTime();
      String piece = bytes.utf8(at, length);
      isYaml |= hasTag(piece, content.part(at, length), scan);
      Matcher calls = CALL.matcher(piece);
      while (isYaml && calls.find()) {
        long place = at + calls.start();
        visitors.forEach(v -> v.text(nowhere, calls.group(1), calls.group(2), place));
      }
    }
    if (isYaml) {
      scan.report(YamlRules.BROKEN, content, 0, "so large that it is searched, not read");
    }
    return isYaml ? Outcome.READ : Outcome.DECLINED;
  }

  private static boolean hasTag(String text, Content content, Scan scan) {
    Matcher tags = TAG.matcher(text);
    boolean hasTag = false;
    while (tags.find()) {
      String tag = tags.group().replace("!!", "tag:yaml.org,2002:");
      int at = tags.start();
      Optional<Rule> rule = YamlTag.judge(tag);
      rule.ifPresent(r -> scan.report(r, content, at, tag));
      hasTag |= rule.isPresent();
    }
    return hasTag;
  }

  /// Another parser may take what this one does not: tags are looked for in the raw text too.
  private static Outcome broken(
      String text, boolean isYaml, String why, Content content, Scan scan) {
    boolean hasTag = hasTag(text, content, scan);
    if (!isYaml && !hasTag) {
      return Outcome.DECLINED;
    }
    scan.report(YamlRules.BROKEN, content, 0, why.lines().findFirst().orElse(""));
    return Outcome.READ;
  }
}
