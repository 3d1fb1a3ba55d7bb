package dev.trivet.cli.scan;

import dev.trivet.artifact.rule.Finding;
import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.ScanResult;
import dev.trivet.formats.document.Json;
import dev.trivet.formats.sarif.WriteSarif;
import java.io.IOException;
import java.io.Writer;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;

/// Writes a scan as SARIF 2.1.0, for code hosts and whatever else reads it.
///
/// Model files have no lines. Code hosts demand one all the same, so every place is line 1; where
/// in the file a finding really lies stands in its message, its logical location and its
/// properties.
public final class WriteScanSarif {
  private static final String FINGERPRINT = "trivetScan/v1";

  public void write(ScanReport report, Writer to) throws IOException {
    List<Rule> rules = report.rules();
    var results = new ArrayList<Object>();
    for (ScanResult result : report.results()) {
      result.findings().forEach(finding -> results.add(result(result, finding, rules)));
    }
    var driver = new LinkedHashMap<String, Object>();
    driver.put("name", "Trivet");
    driver.put("version", report.version());
    driver.put("rules", rules.stream().map(WriteScanSarif::rule).toList());
    var run = new LinkedHashMap<String, Object>();
    run.put("tool", Map.of("driver", driver));
    run.put("automationDetails", Map.of("id", "trivet/scan/"));
    run.put("columnKind", "unicodeCodePoints");
    run.put("invocations", List.of(invocation(report)));
    run.put("artifacts", report.results().stream().map(WriteScanSarif::artifact).toList());
    run.put("results", results);
    var log = new LinkedHashMap<String, Object>();
    log.put("$schema", WriteSarif.SCHEMA);
    log.put("version", "2.1.0");
    log.put("runs", List.of(run));
    Json.write(log, to);
  }

  /// What was skipped stands here: it is no finding, and must not be lost.
  private static Map<String, Object> invocation(ScanReport report) {
    var invocation = new LinkedHashMap<String, Object>();
    invocation.put("executionSuccessful", true);
    invocation.put("endTimeUtc", report.at().toString());
    invocation.put(
        "toolExecutionNotifications",
        Stream.concat(
                report.notes().stream().map(note -> notification("warning", note)),
                report.results().stream()
                    .flatMap(r ->
                        r.skipped().stream()
                            .map(s -> notification("note", r.path() + ": not read: " + s))))
            .toList());
    return invocation;
  }

  private static Map<String, Object> notification(String level, String text) {
    var notification = new LinkedHashMap<String, Object>();
    notification.put("level", level);
    notification.put("message", Map.of("text", text));
    return notification;
  }

  private static Map<String, Object> artifact(ScanResult result) {
    var properties = new LinkedHashMap<String, Object>();
    properties.put("verdict", result.verdict().word());
    properties.put("format", result.format());
    properties.put("findingsNotKept", result.further());
    var artifact = new LinkedHashMap<String, Object>();
    artifact.put("location", Map.of("uri", uri(result.path())));
    artifact.put("properties", properties);
    return artifact;
  }

  private static Map<String, Object> rule(Rule rule) {
    var properties = new LinkedHashMap<String, Object>();
    properties.put("verdict", rule.verdict().word());
    properties.put("security-severity", score(rule));
    properties.put("tags", Stream.concat(Stream.of("security", "ai"), tags(rule)).toList());
    var written = new LinkedHashMap<String, Object>();
    written.put("id", rule.id());
    written.put("shortDescription", Map.of("text", rule.title() + "."));
    written.put("fullDescription", Map.of("text", rule.why() + "."));
    written.put("help", Map.of("text", "What to do: " + rule.action() + "."));
    written.put("defaultConfiguration", Map.of("level", level(rule)));
    written.put("properties", properties);
    return written;
  }

  /// Code hosts know weaknesses by this prefix.
  private static Stream<String> tags(Rule rule) {
    return rule.references().stream()
        .map(id -> id.startsWith("CWE-") ? "external/cwe/" + id.toLowerCase(Locale.ROOT) : id);
  }

  private static String level(Rule rule) {
    return switch (rule.verdict()) {
      case MALICIOUS, DENIAL_OF_SERVICE, SUSPICIOUS -> "error";
      case POLICY, DANGEROUS_FORMAT, NOT_UNDERSTOOD -> "warning";
      case CLEAN -> "note";
    };
  }

  /// In the middle of the range code hosts have for each word.
  private static String score(Rule rule) {
    return switch (rule.severity()) {
      case CRITICAL -> "9.5";
      case HIGH -> "8.0";
      case MEDIUM -> "5.5";
      case LOW -> "2.0";
      case INFO -> "0.0";
    };
  }

  private static Map<String, Object> result(ScanResult in, Finding finding, List<Rule> rules) {
    String fingerprint = Fingerprint.of(finding);
    var fingerprints = new LinkedHashMap<String, Object>();
    fingerprints.put(FINGERPRINT, fingerprint);
    fingerprints.put("primaryLocationLineHash", fingerprint + ":1");
    var properties = new LinkedHashMap<String, Object>();
    properties.put("where", finding.where());
    properties.put("byteOffset", finding.offset());
    var result = new LinkedHashMap<String, Object>();
    result.put("ruleId", finding.rule().id());
    result.put("ruleIndex", rules.indexOf(finding.rule()));
    result.put("level", level(finding.rule()));
    result.put(
        "message",
        Map.of(
            "text",
            "%s: %s (%s, byte %d). To do: %s."
                .formatted(
                    finding.rule().title(),
                    finding.message(),
                    finding.where(),
                    finding.offset(),
                    finding.rule().action())));
    result.put("locations", List.of(location(in, finding)));
    result.put("partialFingerprints", fingerprints);
    result.put("properties", properties);
    return result;
  }

  private static Map<String, Object> location(ScanResult in, Finding finding) {
    var physical = new LinkedHashMap<String, Object>();
    physical.put("artifactLocation", Map.of("uri", uri(ScanReport.file(in, finding))));
    physical.put("region", Map.of("startLine", 1));
    var location = new LinkedHashMap<String, Object>();
    location.put("physicalLocation", physical);
    location.put(
        "logicalLocations",
        List.of(Map.of("fullyQualifiedName", finding.where() + "@" + finding.offset())));
    return location;
  }

  private static String uri(String path) {
    String plain = path.startsWith("./") ? path.substring(2) : path;
    return (plain.startsWith("/") ? "file://" : "") + WriteSarif.uri(plain);
  }
}
