package dev.trivet.formats.catalog;

import dev.trivet.catalog.Atlas;
import dev.trivet.catalog.TechniqueId;
import dev.trivet.catalog.ThreatCategory;
import dev.trivet.inventory.Field;
import dev.trivet.inventory.Vocabulary;
import dev.trivet.threat.Applicability;
import dev.trivet.threat.ThreatRules;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/// Reads the vocabulary and the applicability of every technique.
final class ThreatFiles {
  private ThreatFiles() {}

  static Vocabulary vocabulary() {
    record Gloss(String field, String word, String meaning) {}
    Map<String, Map<String, String>> meanings = new HashMap<>();
    CsvTable.read("atlas/words.csv")
        .map(row -> new Gloss(row.get("field"), row.get("word"), row.get("meaning")))
        .forEach(g ->
            meanings.computeIfAbsent(g.field(), f -> new HashMap<>()).put(g.word(), g.meaning()));
    return new Vocabulary(
        CsvTable.read("atlas/vocabulary.csv")
            .map(row -> field(row, meanings.getOrDefault(row.get("field"), Map.of()))));
  }

  private static Field.Definition field(CsvTable.Row row, Map<String, String> meanings) {
    return new Field.Definition(
        row.get("field"),
        row.get("ask"),
        row.get("quick").isEmpty() ? 0 : row.number("quick"),
        row.get("multi").equals("yes") ? Field.Arity.MANY : Field.Arity.ONE,
        row.get("question"),
        row.get("meaning"),
        row.list("values").stream()
            .map(word -> new Field.Word(word, meanings.getOrDefault(word, "")))
            .toList());
  }

  static ThreatRules rules(Atlas atlas, Vocabulary vocabulary) {
    Map<String, String> macros = new LinkedHashMap<>();
    record Macro(String name, String expression) {}
    CsvTable.read("atlas/macros.csv")
        .map(row -> new Macro(row.get("name"), row.get("expr")))
        .forEach(m -> macros.put(m.name(), m.expression()));
    List<ThreatRules.Source> sources =
        CsvTable.read("atlas/applicability.csv").map(ThreatFiles::source);
    return new ThreatRules(atlas, vocabulary, macros, sources);
  }

  private static ThreatRules.Source source(CsvTable.Row row) {
    return new ThreatRules.Source(
        new TechniqueId(row.get("id")),
        AtlasFiles.constant(Applicability.Side.class, row.get("side")),
        row.list("path_role").stream()
            .map(role -> AtlasFiles.constant(Applicability.PathRole.class, role))
            .collect(Collectors.toSet()),
        row.get("lifecycle_stage"),
        category(row.get("category")),
        row.get("applies_when"),
        row.get("ruled_out_when"),
        row.get("reason"),
        row.number("likelihood_base"),
        row.get("expr"),
        row.get("driver_expr"),
        row.get("needs_own_control").equals("yes"));
  }

  private static Optional<ThreatCategory> category(String word) {
    return word.equals("conventional")
        ? Optional.empty()
        : Optional.of(AtlasFiles.constant(ThreatCategory.class, word));
  }
}
