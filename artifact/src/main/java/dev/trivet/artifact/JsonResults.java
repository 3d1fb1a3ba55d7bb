package dev.trivet.artifact;

import dev.trivet.artifact.rule.Finding;
import dev.trivet.artifact.scan.ScanResult;
import java.util.List;
import java.util.stream.Collectors;

/// Writes results as `trivet scan --json` prints them: an array with one element per file or model
/// directory, `{"path","format","verdict","findings":[{"rule","severity","where","offset",
/// "message"}]}`; `limits`, `skipped`, `further` and, for a directory, `files` follow only where
/// there is something to say.
public final class JsonResults {
  private JsonResults() {}

  public static String write(List<ScanResult> results) {
    return results.stream()
        .map(JsonResults::result)
        .collect(Collectors.joining(",\n  ", "[\n  ", "\n]\n"));
  }

  private static String result(ScanResult result) {
    var json = new StringBuilder("{\"path\":");
    text(json, result.path());
    json.append(",\"format\":");
    text(json, result.format());
    json.append(",\"verdict\":");
    text(json, result.verdict().word());
    json.append(",\"findings\":[");
    for (int i = 0; i < result.findings().size(); i++) {
      json.append(i == 0 ? "\n    " : ",\n    ");
      finding(json, result.findings().get(i));
    }
    json.append(']');
    if (result.further() > 0) {
      json.append(",\"further\":").append(result.further());
    }
    texts(
        json, "limits", result.limits().stream().sorted().map(limit -> limit.rule().id()).toList());
    texts(json, "skipped", result.skipped());
    files(json, result.files());
    return json.append('}').toString();
  }

  private static void files(StringBuilder json, List<ScanResult.Part> files) {
    for (int i = 0; i < files.size(); i++) {
      json.append(i == 0 ? ",\"files\":[\n    {\"path\":" : ",\n    {\"path\":");
      text(json, files.get(i).path());
      json.append(",\"format\":");
      text(json, files.get(i).format());
      json.append(",\"verdict\":");
      text(json, files.get(i).verdict().word());
      json.append('}');
    }
    json.append(files.isEmpty() ? "" : "]");
  }

  private static void finding(StringBuilder json, Finding finding) {
    json.append("{\"rule\":");
    text(json, finding.rule().id());
    json.append(",\"severity\":");
    text(json, finding.rule().severity().word());
    json.append(",\"where\":");
    text(json, finding.where());
    json.append(",\"offset\":").append(finding.offset()).append(",\"message\":");
    text(json, finding.message());
    json.append('}');
  }

  private static void texts(StringBuilder json, String name, List<String> texts) {
    if (texts.isEmpty()) {
      return;
    }
    json.append(",\"").append(name).append("\":[");
    for (int i = 0; i < texts.size(); i++) {
      json.append(i == 0 ? "" : ",");
      text(json, texts.get(i));
    }
    json.append(']');
  }

  private static void text(StringBuilder json, String text) {
    json.append('"');
    for (int i = 0; i < text.length(); i++) {
      char c = text.charAt(i);
      switch (c) {
        case '"' -> json.append("\\\"");
        case '\\' -> json.append("\\\\");
        case '\n' -> json.append("\\n");
        default -> {
          if (c < ' ' || c == 0x7f || Character.isSurrogate(c)) {
            json.append("\\u%04x".formatted((int) c));
          } else {
            json.append(c);
          }
        }
      }
    }
    json.append('"');
  }
}
