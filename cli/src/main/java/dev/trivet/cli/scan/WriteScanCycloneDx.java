package dev.trivet.cli.scan;

import dev.trivet.artifact.rule.Finding;
import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.ReadContents;
import dev.trivet.artifact.scan.ScanResult;
import dev.trivet.formats.document.Json;
import java.io.IOException;
import java.io.InputStream;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/// Writes a scan as CycloneDX 1.6: the files as components with their digests, what was found as
/// vulnerabilities that affect them, and each verdict as an annotation.
///
/// Digests cost a second read of every file; nothing else here does.
public final class WriteScanCycloneDx {
  private static final int BUFFER = 1 << 20;
  private static final int MOST_PLACES = 20;

  private final Map<String, Object> tool;

  /// @param version of Trivet
  public WriteScanCycloneDx(String version) {
    var written = new LinkedHashMap<String, Object>();
    written.put("type", "application");
    written.put("name", "Trivet");
    written.put("version", version);
    this.tool = written;
  }

  /// @throws IOException when a file cannot be read for its digest, or `to` refuses
  public void write(ScanReport report, Writer to) throws IOException {
    var components = new ArrayList<Object>();
    var vulnerabilities = new ArrayList<Object>();
    var annotations = new ArrayList<Object>();
    for (int i = 0; i < report.results().size(); i++) {
      ScanResult result = report.results().get(i);
      String ref = "file-" + i;
      components.add(component(result, ref));
      byRule(result).forEach((rule, found) -> vulnerabilities.add(vulnerability(ref, rule, found)));
      annotations.add(annotation(report, result, ref));
    }
    var metadata = new LinkedHashMap<String, Object>();
    metadata.put("timestamp", report.at().toString());
    metadata.put("tools", Map.of("components", List.of(tool)));
    var bom = new LinkedHashMap<String, Object>();
    bom.put("$schema", "http://cyclonedx.org/schema/bom-1.6.schema.json");
    bom.put("bomFormat", "CycloneDX");
    bom.put("specVersion", "1.6");
    bom.put("serialNumber", "urn:uuid:" + serial(report));
    bom.put("version", 1);
    bom.put("metadata", metadata);
    bom.put("components", components);
    bom.put("vulnerabilities", vulnerabilities);
    bom.put("annotations", annotations);
    Json.write(bom, to);
  }

  /// The same scan at the same instant is the same document.
  private static UUID serial(ScanReport report) {
    var all = new StringBuilder(report.at().toString());
    for (ScanResult result : report.results()) {
      all.append('\n').append(result.format()).append(result.verdict().word());
      result.findings().forEach(f -> all.append(Fingerprint.of(f)));
    }
    return UUID.nameUUIDFromBytes(all.toString().getBytes(StandardCharsets.UTF_8));
  }

  private static Map<Rule, List<Finding>> byRule(ScanResult result) {
    var byRule = new LinkedHashMap<Rule, List<Finding>>();
    for (Finding finding : ScanReport.gravestFirst(result)) {
      byRule.computeIfAbsent(finding.rule(), r -> new ArrayList<>()).add(finding);
    }
    return byRule;
  }

  private static Map<String, Object> component(ScanResult result, String ref) throws IOException {
    var component = new LinkedHashMap<String, Object>();
    boolean isDirectory = result.format().equals(ScanResult.DIRECTORY);
    component.put("type", isDirectory ? "machine-learning-model" : "file");
    component.put("bom-ref", ref);
    component.put("name", result.path());
    hashes(Path.of(result.path())).ifPresent(hashes -> component.put("hashes", hashes));
    component.put(
        "properties",
        List.of(
            property("trivet:scan:verdict", result.verdict().word()),
            property("trivet:scan:format", result.format())));
    if (isDirectory) {
      var files = new ArrayList<Object>();
      for (int i = 0; i < result.files().size(); i++) {
        files.add(part(result.files().get(i), ref + "-" + i));
      }
      component.put("components", files);
    }
    return component;
  }

  private static Map<String, Object> part(ScanResult.Part part, String ref) throws IOException {
    var component = new LinkedHashMap<String, Object>();
    component.put("type", "file");
    component.put("bom-ref", ref);
    component.put("name", part.path());
    Path file = Path.of(part.path());
    // A link that was not followed to be read is not followed to be hashed.
    boolean isRefused = Files.isSymbolicLink(file) && part.format().equals(ReadContents.UNKNOWN);
    Optional<Object> hashes = isRefused ? Optional.empty() : hashes(file);
    hashes.ifPresent(h -> component.put("hashes", h));
    component.put(
        "properties",
        List.of(
            property("trivet:scan:verdict", part.verdict().word()),
            property("trivet:scan:format", part.format())));
    return component;
  }

  private static Map<String, Object> property(String name, String value) {
    var property = new LinkedHashMap<String, Object>();
    property.put("name", name);
    property.put("value", value);
    return property;
  }

  /// @return nothing for what is no file that can be read
  private static Optional<Object> hashes(Path file) throws IOException {
    if (!Files.isRegularFile(file) || !Files.isReadable(file)) {
      return Optional.empty();
    }
    MessageDigest digest = Fingerprint.sha256();
    byte[] buffer = new byte[BUFFER];
    try (InputStream in = Files.newInputStream(file)) {
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
    }
    var hash = new LinkedHashMap<String, Object>();
    hash.put("alg", "SHA-256");
    hash.put("content", HexFormat.of().formatHex(digest.digest()));
    return Optional.of(List.of(hash));
  }

  private static Map<String, Object> vulnerability(String ref, Rule rule, List<Finding> found) {
    var rating = new LinkedHashMap<String, Object>();
    rating.put("source", Map.of("name", "Trivet"));
    rating.put("severity", rule.severity().word());
    rating.put("method", "other");
    var vulnerability = new LinkedHashMap<String, Object>();
    vulnerability.put("bom-ref", ref + "-" + rule.id());
    vulnerability.put("id", rule.id());
    vulnerability.put("source", Map.of("name", "Trivet"));
    vulnerability.put("ratings", List.of(rating));
    vulnerability.put(
        "cwes",
        rule.references().stream()
            .filter(id -> id.startsWith("CWE-"))
            .map(id -> Integer.valueOf(id.substring("CWE-".length())))
            .toList());
    vulnerability.put("description", rule.title() + ". " + rule.why() + ".");
    vulnerability.put("detail", detail(found));
    vulnerability.put("recommendation", rule.action() + ".");
    vulnerability.put("affects", List.of(Map.of("ref", ref)));
    return vulnerability;
  }

  private static String detail(List<Finding> found) {
    var detail = new StringBuilder();
    for (Finding finding : found.subList(0, Math.min(MOST_PLACES, found.size()))) {
      detail.append(
          "%s, byte %d: %s\n".formatted(finding.where(), finding.offset(), finding.message()));
    }
    if (found.size() > MOST_PLACES) {
      detail.append("and %d more\n".formatted(found.size() - MOST_PLACES));
    }
    return detail.toString();
  }

  private Map<String, Object> annotation(ScanReport report, ScanResult result, String ref) {
    var text = new StringBuilder("Verdict of the scan: %s.".formatted(result.verdict().word()));
    result.skipped().forEach(skipped -> text.append(" Not read: ").append(skipped).append('.'));
    var annotation = new LinkedHashMap<String, Object>();
    annotation.put("bom-ref", ref + "-verdict");
    annotation.put("subjects", List.of(ref));
    annotation.put("annotator", Map.of("component", tool));
    annotation.put("timestamp", report.at().toString());
    annotation.put("text", text.toString());
    return annotation;
  }
}
