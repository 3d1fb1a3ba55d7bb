package dev.trivet.formats.sarif;

import dev.trivet.control.RiskTreatment;
import dev.trivet.formats.document.Json;
import dev.trivet.formats.document.Lazily;
import dev.trivet.formats.document.Position;
import dev.trivet.formats.programme.Places;
import dev.trivet.posture.Posture;
import dev.trivet.proof.Finding;
import dev.trivet.proof.Findings;
import dev.trivet.shared.Words;
import java.io.IOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Writes findings as SARIF 2.1.0, for code hosts and whatever else reads it.
///
/// Each result has the file and line that decides, a fingerprint that outlives rewording and time,
/// and where somebody accepted the risk, a suppression that says who and why.
public final class WriteSarif {
  /// Where the format is defined.
  public static final String SCHEMA =
      "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json";

  private static final String FINGERPRINT = "trivetFinding/v1";
  private static final String ROOT = "%SRCROOT%";

  private final String version;
  private final Places places;
  private final String directory;

  /// @param version of Trivet
  /// @param places of the programme's documents
  /// @param directory of the programme below the root of its repository, empty when it is the root;
  ///   results name files by their path from the root
  public WriteSarif(String version, Places places, String directory) {
    this.version = version;
    this.places = places;
    this.directory = directory.isEmpty() || directory.endsWith("/") ? directory : directory + "/";
  }

  public void write(Posture posture, Findings findings, Writer to) throws IOException {
    var place = new FindPlace(posture, places);
    var run = new LinkedHashMap<String, Object>();
    run.put("tool", Map.of("driver", driver()));
    run.put("automationDetails", Map.of("id", "trivet/assess/"));
    run.put("columnKind", "unicodeCodePoints");
    run.put("results", Lazily.of(findings.all(), finding -> result(finding, place)));
    run.put("properties", properties(posture));
    var log = new LinkedHashMap<String, Object>();
    log.put("$schema", SCHEMA);
    log.put("version", "2.1.0");
    log.put("runs", List.of(run));
    Json.write(log, to);
  }

  private Map<String, Object> driver() {
    var driver = new LinkedHashMap<String, Object>();
    driver.put("name", "Trivet");
    driver.put("version", version);
    driver.put("rules", Arrays.stream(Finding.Rule.values()).map(WriteSarif::rule).toList());
    return driver;
  }

  private static Map<String, Object> rule(Finding.Rule rule) {
    var written = new LinkedHashMap<String, Object>();
    written.put("id", rule.id());
    written.put("shortDescription", Map.of("text", rule.title() + "."));
    written.put("fullDescription", Map.of("text", rule.about()));
    written.put("help", Map.of("text", "'trivet explain' gives the facts and rules behind it."));
    written.put("defaultConfiguration", Map.of("level", Words.of(rule.usual())));
    written.put("properties", Map.of("tags", List.of("ai", "security")));
    return written;
  }

  private static Map<String, Object> properties(Posture posture) {
    var properties = new LinkedHashMap<String, Object>();
    properties.put("organisation", posture.programme().settings().organisation());
    properties.put("asOf", posture.asOf());
    properties.put("atlas", posture.catalog().atlas().release());
    properties.put("appetite", posture.programme().settings().appetite());
    return properties;
  }

  private Map<String, Object> result(Finding finding, FindPlace place) {
    var result = new LinkedHashMap<String, Object>();
    result.put("ruleId", finding.rule().id());
    result.put("ruleIndex", finding.rule().ordinal());
    result.put("level", Words.of(finding.severity()));
    result.put("message", Map.of("text", finding.message() + ". To do: " + finding.action() + "."));
    result.put("locations", List.of(location(finding, place.of(finding))));
    result.put("partialFingerprints", fingerprints(finding));
    // Once one result of a run has this key, all must.
    result.put(
        "suppressions", finding.acceptance().map(a -> List.of(suppression(a))).orElse(List.of()));
    result.put("properties", ids(finding));
    return result;
  }

  private static Map<String, Object> fingerprints(Finding finding) {
    var fingerprints = new LinkedHashMap<String, Object>();
    fingerprints.put(FINGERPRINT, finding.fingerprint());
    // GitHub knows this key only, and without it takes the text of the line, which moves.
    fingerprints.put("primaryLocationLineHash", finding.fingerprint() + ":1");
    return fingerprints;
  }

  private Map<String, Object> location(Finding finding, Optional<Position> at) {
    var location = new LinkedHashMap<String, Object>();
    at.ifPresent(position -> location.put("physicalLocation", physical(position)));
    location.put("logicalLocations", List.of(Map.of("fullyQualifiedName", qualified(finding))));
    return location;
  }

  private static String qualified(Finding finding) {
    Finding.About about = finding.about();
    String what =
        about
            .technique()
            .map(Object::toString)
            .or(() -> about.control().map(Object::toString))
            .or(() -> about.document().map(Object::toString))
            .orElse("");
    return about.system().map(Object::toString).orElse("organisation") + "/" + what;
  }

  private Map<String, Object> physical(Position at) {
    var artifact = new LinkedHashMap<String, Object>();
    if (at.file().startsWith("/")) {
      artifact.put("uri", "file://" + uri(at.file()));
    } else {
      artifact.put("uri", uri(directory + at.file()));
      artifact.put("uriBaseId", ROOT);
    }
    var region = new LinkedHashMap<String, Object>();
    region.put("startLine", at.line());
    region.put("startColumn", at.column());
    var physical = new LinkedHashMap<String, Object>();
    physical.put("artifactLocation", artifact);
    physical.put("region", region);
    return physical;
  }

  private Map<String, Object> suppression(RiskTreatment acceptance) {
    var suppression = new LinkedHashMap<String, Object>();
    suppression.put("kind", "external");
    suppression.put("status", "accepted");
    suppression.put(
        "justification",
        "%s, accepted by %s until %s: %s"
            .formatted(
                acceptance.id(),
                acceptance.owner(),
                acceptance.expires().orElseThrow(),
                acceptance.reason().strip()));
    places
        .at(acceptance.id().value())
        .ifPresent(at -> suppression.put("location", Map.of("physicalLocation", physical(at))));
    return suppression;
  }

  private static Map<String, Object> ids(Finding finding) {
    var ids = new LinkedHashMap<String, Object>();
    ids.put("system", finding.about().system());
    ids.put("control", finding.about().control());
    ids.put("technique", finding.about().technique());
    ids.put("decision", finding.about().document());
    ids.put("evidence", finding.evidence());
    ids.put("field", finding.field());
    ids.put("risk", finding.risk());
    return ids;
  }

  /// A path as a relative reference of RFC 3986; only letters, digits and `-._~/` stay as they are.
  public static String uri(String path) {
    var uri = new StringBuilder();
    for (byte b : path.getBytes(StandardCharsets.UTF_8)) {
      char c = (char) (b & 0xFF);
      boolean stays =
          (c >= 'a' && c <= 'z')
              || (c >= 'A' && c <= 'Z')
              || (c >= '0' && c <= '9')
              || "-._~/".indexOf(c) >= 0;
      uri.append(stays ? String.valueOf(c) : "%%%02X".formatted((int) c));
    }
    return uri.toString();
  }
}
