package dev.trivet.bom.write;

import dev.trivet.bom.Facts;
import dev.trivet.bom.Part;
import dev.trivet.bom.Topic;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Parts of a bill as elements of SPDX 3.0.1.
final class SpdxElements {
  static final String CREATION = "_:creation";

  private final String namespace;

  /// @param namespace what every identifier begins with
  SpdxElements(String namespace) {
    this.namespace = namespace;
  }

  String id(String ref) {
    return namespace + "#" + URLEncoder.encode(ref, StandardCharsets.UTF_8).replace("+", "%20");
  }

  /// Any element: its type, identifier and where it was made.
  Tree element(String type, String ref) {
    return new Tree().put("type", type).put("spdxId", id(ref)).put("creationInfo", CREATION);
  }

  Tree part(Part part) {
    Facts facts = part.facts();
    Tree tree = element(type(part.kind()), part.ref()).put("name", part.name());
    tree.put("description", facts.value(Topic.DESCRIPTION));
    tree.put("verifiedUsing", hashes(facts));
    tree.put("externalRef", references(facts));
    facts.value(Topic.PRODUCER).ifPresent(name -> tree.put("suppliedBy", id(agent(name))));
    time(facts).ifPresent(at -> tree.put("releaseTime", at));
    tree.put("software_primaryPurpose", purpose(part.kind()));
    if (part.kind() != Part.Kind.FILE) {
      tree.put("software_packageVersion", part.version());
      tree.put("software_packageUrl", CycloneDxComponents.purl(facts));
      Urls.among(facts.values(Topic.REFERENCE)).stream()
          .findFirst()
          .ifPresent(url -> tree.put("software_downloadLocation", url));
    }
    switch (part.kind()) {
      case MODEL, ADAPTER -> model(tree, facts);
      case DATASET -> dataset(tree, facts);
      case LIBRARY, FILE, SYSTEM -> {}
    }
    return tree.put("extension", extension(facts));
  }

  static String agent(String name) {
    return "agent:" + name;
  }

  private static String type(Part.Kind kind) {
    return switch (kind) {
      case MODEL, ADAPTER -> "ai_AIPackage";
      case DATASET -> "dataset_DatasetPackage";
      case LIBRARY, SYSTEM -> "software_Package";
      case FILE -> "software_File";
    };
  }

  private static String purpose(Part.Kind kind) {
    return switch (kind) {
      case MODEL, ADAPTER -> "model";
      case DATASET -> "data";
      case LIBRARY -> "library";
      case SYSTEM -> "application";
      case FILE -> "file";
    };
  }

  private static void model(Tree tree, Facts facts) {
    tree.put("ai_domain", facts.values(Topic.TASK))
        .put("ai_typeOfModel", facts.values(Topic.ARCHITECTURE))
        .put("ai_hyperparameter", entries(facts.values(Topic.HYPERPARAMETER)))
        .put("ai_informationAboutTraining", String.join("; ", facts.values(Topic.TRAINING)))
        .put("ai_informationAboutApplication", String.join(" ", facts.values(Topic.INTENDED_USE)))
        .put("ai_metric", entries(facts.values(Topic.PERFORMANCE)));
  }

  private static void dataset(Tree tree, Facts facts) {
    tree.put("dataset_datasetType", List.of("noAssertion"))
        .put("dataset_dataCollectionProcess", String.join(" ", facts.values(Topic.PROVENANCE)))
        .put("dataset_intendedUse", String.join(" ", facts.values(Topic.INTENDED_USE)));
  }

  /// `key=value`
  private static List<Map<String, Object>> entries(List<String> texts) {
    return texts.stream()
        .map(text -> {
          int sign = text.indexOf('=');
          return new Tree()
              .put("type", "DictionaryEntry")
              .put("key", sign < 0 ? text : text.substring(0, sign))
              .put("value", sign < 0 ? "" : text.substring(sign + 1))
              .map();
        })
        .toList();
  }

  private static List<Map<String, Object>> hashes(Facts facts) {
    return facts.values(Topic.HASH).stream()
        .filter(hash -> hash.matches("sha-(256|384|512):[0-9a-f]+"))
        .map(hash ->
            new Tree()
                .put("type", "Hash")
                .put("algorithm", "sha" + hash.substring(4, 7))
                .put("hashValue", hash.substring(8))
                .map())
        .toList();
  }

  private static List<Map<String, Object>> references(Facts facts) {
    return Urls.among(facts.values(Topic.REFERENCE)).stream()
        .map(url ->
            new Tree()
                .put("type", "ExternalRef")
                .put("externalRefType", Urls.type(url).equals("vcs") ? "vcs" : "altWebPage")
                .put("locator", List.of(url))
                .map())
        .toList();
  }

  /// SPDX wants an instant to the second; what is no date is left to the extension.
  private static Optional<String> time(Facts facts) {
    return facts.values(Topic.TIMESTAMP).stream()
        .map(SpdxElements::instant)
        .flatMap(Optional::stream)
        .map(at -> at.truncatedTo(ChronoUnit.SECONDS).toString())
        .findFirst();
  }

  private static Optional<Instant> instant(String text) {
    boolean isDay = text.length() <= "2026-11-15".length();
    try {
      return Optional.of(
          isDay
              ? LocalDate.parse(text).atStartOfDay(ZoneOffset.UTC).toInstant()
              : Instant.parse(text));
    } catch (DateTimeException e) {
      return Optional.empty();
    }
  }

  /// Every fact and how it is known, in the extension SPDX has for names and values.
  private static List<Map<String, Object>> extension(Facts facts) {
    var entries = new ArrayList<Map<String, Object>>();
    for (Map<String, Object> property : Spoken.properties(facts)) {
      entries.add(
          new Tree()
              .put("type", "extension_CdxPropertyEntry")
              .put("extension_cdxPropName", property.getOrDefault("name", ""))
              .put("extension_cdxPropValue", property.getOrDefault("value", ""))
              .map());
    }
    return entries.isEmpty()
        ? List.of()
        : List.of(
            new Tree()
                .put("type", "extension_CdxPropertiesExtension")
                .put("extension_cdxProperty", entries)
                .map());
  }
}
