package dev.trivet.bom.write;

import dev.trivet.bom.Aibom;
import dev.trivet.bom.BomFinding;
import dev.trivet.bom.Bond;
import dev.trivet.bom.Fact;
import dev.trivet.bom.Grade;
import dev.trivet.bom.Part;
import dev.trivet.bom.Topic;
import dev.trivet.bom.read.Licences;
import dev.trivet.formats.document.Json;
import dev.trivet.shared.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.TreeSet;

/// Writes a bill as SPDX 3.0.1 JSON-LD with the AI, dataset and software profiles. The same bill at
/// the same time gives the same bytes.
public final class WriteSpdx {
  private static final String CONTEXT = "https://spdx.org/rdf/3.0.1/spdx-context.jsonld";
  private static final List<String> PROFILES =
      List.of("core", "software", "ai", "dataset", "simpleLicensing", "extension");
  private static final String TOOL = "tool:trivet";

  private final Written written;

  public WriteSpdx(Written written) {
    this.written = written;
  }

  public String text(Aibom bom) {
    String content = bom.all().toList() + " " + bom.bonds();
    var elements = new SpdxElements("urn:uuid:" + SerialNumber.uuid(content));
    var graph = new ArrayList<Map<String, Object>>();
    agents(bom, elements, graph);
    bom.system().ifPresent(system -> graph.add(elements.part(system).map()));
    bom.all().forEach(part -> graph.add(elements.part(part).map()));
    licences(bom, elements, graph);
    relations(bom, elements, graph);
    findings(bom, elements, graph);
    List<String> ids =
        graph.stream().map(element -> String.valueOf(element.get("spdxId"))).sorted().toList();
    var whole = new ArrayList<Map<String, Object>>();
    whole.add(creation(elements));
    whole.addAll(collections(bom, elements, ids));
    whole.addAll(graph);
    return Json.text(new Tree().put("@context", CONTEXT).put("@graph", whole).map());
  }

  private Map<String, Object> creation(SpdxElements elements) {
    String by = written.author().map(SpdxElements::agent).orElse("agent:" + Written.TOOL);
    return new Tree()
        .put("type", "CreationInfo")
        .put("@id", SpdxElements.CREATION)
        .put("specVersion", "3.0.1")
        .put("created", written.time())
        .put("createdBy", List.of(elements.id(by)))
        .put("createdUsing", List.of(elements.id(TOOL)))
        .map();
  }

  /// The document, and in it the bill.
  private static List<Map<String, Object>> collections(
      Aibom bom, SpdxElements elements, List<String> ids) {
    Tree document =
        elements
            .element("SpdxDocument", "document")
            .put("name", "Bill of materials of " + bom.subject().name())
            .put("profileConformance", PROFILES)
            .put("rootElement", List.of(elements.id("bill")));
    Tree bill =
        elements
            .element("software_Sbom", "bill")
            .put("name", bom.subject().name())
            .put("software_sbomType", List.of("analyzed"))
            .put("rootElement", List.of(elements.id(bom.subject().ref())))
            .put("element", ids);
    return List.of(document.map(), bill.map());
  }

  private void agents(Aibom bom, SpdxElements elements, List<Map<String, Object>> graph) {
    var names = new TreeSet<String>();
    bom.all().forEach(part -> part.facts().value(Topic.PRODUCER).ifPresent(names::add));
    bom.system().flatMap(s -> s.facts().value(Topic.PRODUCER)).ifPresent(names::add);
    names.add(written.author().orElse(Written.TOOL));
    names.forEach(name ->
        graph.add(elements.element("Agent", SpdxElements.agent(name)).put("name", name).map()));
    graph.add(
        elements
            .element("Tool", TOOL)
            .put("name", Written.TOOL + " " + written.toolVersion())
            .map());
  }

  /// One expression for each licence, and who has it.
  private static void licences(Aibom bom, SpdxElements elements, List<Map<String, Object>> graph) {
    var expressions = new TreeMap<String, String>();
    bom.all()
        .forEach(part -> {
          int index = 0;
          for (String name : part.facts().values(Topic.LICENCE)) {
            String ref = "licence:" + expression(name);
            expressions.put(ref, expression(name));
            boolean isShown =
                part.facts().of(Topic.LICENCE).stream()
                    .anyMatch(f -> f.value().equals(name) && f.grade() == Grade.EVIDENCED);
            Tree relation =
                elements.element("Relationship", "licence-of:" + part.ref() + ":" + index++);
            graph.add(
                relation
                    .put("from", elements.id(part.ref()))
                    .put("relationshipType", isShown ? "hasConcludedLicense" : "hasDeclaredLicense")
                    .put("to", List.of(elements.id(ref)))
                    .map());
          }
        });
    expressions.forEach((ref, expression) ->
        graph.add(
            elements
                .element("simplelicensing_LicenseExpression", ref)
                .put("simplelicensing_licenseExpression", expression)
                .map()));
  }

  /// SPDX knows no free text here: a licence outside its list is a reference made of its name.
  private static String expression(String name) {
    if (Licences.isSpdx(name) || name.matches("LicenseRef-[A-Za-z0-9.-]+")) {
      return name;
    }
    String plain = name.toLowerCase(Locale.ROOT).replaceAll("[^a-z0-9.]+", "-");
    return "LicenseRef-" + (plain.matches(".*[a-z0-9].*") ? plain : "unnamed");
  }

  private static void relations(Aibom bom, SpdxElements elements, List<Map<String, Object>> graph) {
    for (Bond bond : bom.bonds()) {
      if (bom.part(bond.to()).isPresent()) {
        String word = Words.of(bond.relation());
        Tree relation =
            elements.element("Relationship", "%s:%s:%s".formatted(word, bond.from(), bond.to()));
        graph.add(
            relation
                .put("comment", word + "; " + Spoken.basis(new Fact(bond.to(), bond.basis())))
                .put("from", elements.id(bond.from()))
                .put("relationshipType", type(bond.relation()))
                .put("to", List.of(elements.id(bond.to())))
                .map());
      }
    }
    bom.system()
        .ifPresent(system ->
            graph.add(
                elements
                    .element("Relationship", "part-of:" + bom.subject().ref())
                    .put("from", elements.id(system.ref()))
                    .put("relationshipType", "contains")
                    .put("to", List.of(elements.id(bom.subject().ref())))
                    .map()));
  }

  static String type(Bond.Relation relation) {
    return switch (relation) {
      case CONTAINS -> "contains";
      case DERIVED_FROM, FINE_TUNED_FROM, ADAPTS, QUANTISED_FROM, MERGED_FROM -> "descendantOf";
      case TRAINED_ON -> "trainedOn";
      case EVALUATED_ON -> "testedOn";
      case USES -> "dependsOn";
    };
  }

  private static void findings(Aibom bom, SpdxElements elements, List<Map<String, Object>> graph) {
    int index = 0;
    for (BomFinding finding : bom.findings()) {
      String about =
          bom.all()
              .filter(part -> part.name().equals(finding.about()))
              .map(Part::ref)
              .findFirst()
              .orElse(bom.subject().ref());
      graph.add(
          elements
              .element("Annotation", "finding:" + index++)
              .put("annotationType", "review")
              .put("subject", elements.id(about))
              .put(
                  "statement",
                  "%s: %s: %s"
                      .formatted(Words.of(finding.kind()), finding.about(), finding.message()))
              .map());
    }
  }
}
