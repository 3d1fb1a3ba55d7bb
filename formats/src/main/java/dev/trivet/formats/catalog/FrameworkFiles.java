package dev.trivet.formats.catalog;

import dev.trivet.catalog.Framework;
import dev.trivet.catalog.FrameworkId;
import dev.trivet.catalog.Mapping;
import dev.trivet.catalog.Ref;
import dev.trivet.catalog.Requirement;
import dev.trivet.catalog.Scope;
import java.util.List;
import java.util.stream.Stream;

/// Reads the frameworks, their requirements and the crosswalks between them.
final class FrameworkFiles {
  private static final List<String> REQUIREMENTS =
      List.of(
          "nist-ai-rmf-1.0",
          "iso-iec-42001-2023",
          "aml6-1",
          "nist-csf-2.0",
          "eu-ai-act-2024-1689",
          "aicpa-tsc-2017-rev2022",
          "owasp-llm-2025",
          "owasp-llm-2026",
          "owasp-agentic-2026",
          "nist-ai-100-2-e2025",
          "reported-rmf-2.0");
  private static final List<String> CROSSWALKS =
      List.of(
          "airmf__iso42001",
          "airmf__csf2",
          "airmf__euaiact",
          "airmf__soc2",
          "iso42001__euaiact",
          "atlas_mitigation__airmf",
          "atlas_mitigation__iso42001",
          "atlas_mitigation__csf2",
          "atlas_mitigation__soc2",
          "aml6__atlas",
          "aml6__nistaml",
          "aml6__owasp",
          "nistaml__atlas",
          "csf2__owasp_llm2025",
          "owasp_asi__atlas",
          "owasp_llm2025__llm2026",
          "owasp_llm2026__asi",
          "owasp_llm2026__atlas",
          "reported_rmf2__anchors");

  private FrameworkFiles() {}

  static List<Framework> frameworks() {
    return CsvTable.read("frameworks.csv")
        .map(row ->
            new Framework(
                new FrameworkId(row.get("id")),
                row.get("title"),
                row.get("publisher"),
                AtlasFiles.constant(Framework.Status.class, row.get("status")),
                row.get("licence"),
                row.get("source"),
                row.get("note")));
  }

  static List<Requirement> requirements() {
    return read("requirements/", REQUIREMENTS, FrameworkFiles::requirement);
  }

  private static Requirement requirement(CsvTable.Row row) {
    return new Requirement(
        new Ref(new FrameworkId(row.get("framework")), row.get("id")),
        row.get("parent"),
        row.get("level"),
        AtlasFiles.constant(Scope.class, row.get("subject")),
        row.get("title"));
  }

  static List<Mapping> mappings() {
    return read("crosswalks/", CROSSWALKS, FrameworkFiles::mapping);
  }

  private static Mapping mapping(CsvTable.Row row) {
    return new Mapping(
        Ref.parse(row.get("source")),
        Ref.parse(row.get("target")),
        AtlasFiles.constant(Mapping.Relationship.class, row.get("relationship")),
        row.number("strength"),
        AtlasFiles.constant(Mapping.Origin.class, row.get("origin")),
        row.get("reviewer"),
        row.get("basis"),
        row.get("rationale"));
  }

  private static <T> List<T> read(
      String folder, List<String> names, java.util.function.Function<CsvTable.Row, T> reader) {
    return names.stream()
        .flatMap(name -> Stream.of(CsvTable.read(folder + name + ".csv")))
        .flatMap(table -> table.map(reader).stream())
        .toList();
  }
}
