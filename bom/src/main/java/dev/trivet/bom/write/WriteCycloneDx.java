package dev.trivet.bom.write;

import dev.trivet.bom.Aibom;
import dev.trivet.bom.Basis;
import dev.trivet.bom.BomFinding;
import dev.trivet.bom.Bond;
import dev.trivet.bom.Fact;
import dev.trivet.bom.Grade;
import dev.trivet.bom.Part;
import dev.trivet.bom.Topic;
import dev.trivet.bom.element.Completeness;
import dev.trivet.bom.element.JudgeCompleteness;
import dev.trivet.bom.write.Written.Format;
import dev.trivet.formats.document.Json;
import dev.trivet.shared.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.TreeSet;

/// Writes a bill as CycloneDX JSON, release 1.6 or 1.7. The same bill at the same time gives the
/// same bytes; the serial number comes from what it says.
public final class WriteCycloneDx {
  private static final String TOOL_REF = "tool:trivet";
  private static final String SUBJECT = "/metadata/component";

  private final Written written;

  public WriteCycloneDx(Written written) {
    this.written = written;
  }

  public String text(Aibom bom) {
    var components = new CycloneDxComponents(bom, written.format());
    Map<String, Object> subject = components.subject().map();
    List<Map<String, Object>> others = components.others();
    List<Map<String, Object>> dependencies = dependencies(bom);
    String content = Json.text(List.of(subject, others, dependencies));
    Tree document =
        new Tree()
            .put("$schema", "http://cyclonedx.org/schema/bom-%s.schema.json".formatted(release()))
            .put("bomFormat", "CycloneDX")
            .put("specVersion", release())
            .put("serialNumber", SerialNumber.of(content))
            .put("version", 1)
            .put("metadata", metadata(bom, subject))
            .put("components", others)
            .put("dependencies", dependencies)
            .put("annotations", annotations(bom));
    if (written.format() == Format.CYCLONEDX_1_7) {
      document.put("citations", citations(bom));
    }
    return Json.text(document.map());
  }

  private String release() {
    return written.format().release();
  }

  private Tree metadata(Aibom bom, Map<String, Object> subject) {
    return new Tree()
        .put("timestamp", written.time())
        .put("lifecycles", List.of(Tree.of("phase", "post-build")))
        .put("tools", Tree.of("components", List.of(tool(TOOL_REF))))
        .put("authors", written.author().map(name -> List.of(Tree.of("name", name))))
        .put("component", subject)
        .put("properties", completeness(bom));
  }

  private Map<String, Object> tool(String ref) {
    return new Tree()
        .put("type", "application")
        .put("bom-ref", ref)
        .put("name", Written.TOOL)
        .put("version", written.toolVersion())
        .map();
  }

  private List<Map<String, Object>> completeness(Aibom bom) {
    Completeness judged = new JudgeCompleteness(bom, written.facts()).judge();
    var properties = new ArrayList<Map<String, Object>>();
    for (Grade grade : Grade.values()) {
      properties.add(
          Tree.property(
              "trivet:completeness:" + Words.of(grade), Long.toString(judged.count(grade))));
    }
    judged
        .elements()
        .forEach(e ->
            properties.add(
                Tree.property("trivet:element:" + e.element().code(), Words.of(e.grade()))));
    return properties;
  }

  private static List<Map<String, Object>> dependencies(Aibom bom) {
    var needs = new TreeMap<String, TreeSet<String>>();
    bom.all()
        .filter(part -> part.kind() != Part.Kind.FILE)
        .forEach(part -> needs.put(part.ref(), new TreeSet<>()));
    for (Bond bond : bom.bonds()) {
      if (bond.relation() != Bond.Relation.CONTAINS && needs.containsKey(bond.to())) {
        needs.computeIfAbsent(bond.from(), ref -> new TreeSet<>()).add(bond.to());
      }
    }
    bom.system()
        .ifPresent(system -> needs.put(system.ref(), new TreeSet<>(List.of(bom.subject().ref()))));
    return needs.entrySet().stream()
        .map(e ->
            new Tree().put("ref", e.getKey()).put("dependsOn", List.copyOf(e.getValue())).map())
        .toList();
  }

  private List<Map<String, Object>> annotations(Aibom bom) {
    return bom.findings().stream()
        .map(finding ->
            new Tree()
                .put("subjects", List.of(subjectOf(finding, bom)))
                .put("annotator", Tree.of("component", tool("")))
                .put("timestamp", written.time())
                .put(
                    "text",
                    "%s, %s: %s: %s"
                        .formatted(
                            Words.of(finding.kind()),
                            Words.of(finding.kind().severity()),
                            finding.about(),
                            finding.message()))
                .map())
        .toList();
  }

  private static String subjectOf(BomFinding finding, Aibom bom) {
    return bom.all()
        .filter(part -> part.name().equals(finding.about()))
        .map(Part::ref)
        .findFirst()
        .orElse(bom.subject().ref());
  }

  /// Where each field of the model comes from, as a pointer to the field.
  private List<Map<String, Object>> citations(Aibom bom) {
    var fields = new TreeMap<String, Topic>();
    fields.put("name", Topic.NAME);
    fields.put("version", Topic.VERSION);
    fields.put("supplier", Topic.PRODUCER);
    fields.put("description", Topic.DESCRIPTION);
    fields.put("hashes", Topic.HASH);
    fields.put("licenses", Topic.LICENCE);
    fields.put("modelCard/modelParameters/modelArchitecture", Topic.ARCHITECTURE);
    var citations = new ArrayList<Map<String, Object>>();
    fields.forEach((field, topic) -> {
      Optional<Fact> fact = bom.subject().facts().best(topic);
      fact.ifPresent(f ->
          citations.add(
              new Tree()
                  .put("bom-ref", "citation:" + field)
                  .put("pointers", List.of(SUBJECT + "/" + field))
                  .put("timestamp", written.time())
                  .put("attributedTo", source(f, bom))
                  .put("note", Spoken.basis(f))
                  .map()));
    });
    return citations;
  }

  /// The file that says it, when the bill lists that; this program otherwise.
  private static String source(Fact fact, Aibom bom) {
    return fact.basis() instanceof Basis.Read read && bom.part("file:" + read.file()).isPresent()
        ? "file:" + read.file()
        : TOOL_REF;
  }
}
