package dev.trivet.cli;

import dev.trivet.catalog.Atlas;
import dev.trivet.formats.catalog.ShippedCatalog;
import dev.trivet.formats.programme.ShippedControls;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Everything in the catalogue, as what it has in common: a kind, an id and a title.
final class CatalogItems {
  private final ShippedCatalog shipped;

  /// What there is.
  enum Kind {
    FRAMEWORKS,
    REQUIREMENTS,
    TACTICS,
    TECHNIQUES,
    MITIGATIONS,
    CASE_STUDIES,
    CONTROLS,
    METHODS,
    FIELDS;

    String word() {
      return name().toLowerCase(Locale.ROOT).replace('_', '-');
    }

    static List<String> words() {
      return Arrays.stream(values()).map(Kind::word).toList();
    }
  }

  /// One thing.
  record Item(Kind kind, String id, String title) {
    Map<String, Object> json() {
      var json = new LinkedHashMap<String, Object>();
      json.put("kind", kind.word());
      json.put("id", id);
      json.put("title", title);
      return json;
    }
  }

  CatalogItems(ShippedCatalog shipped) {
    this.shipped = shipped;
  }

  List<Item> all() {
    var all = new ArrayList<Item>();
    for (Kind kind : Kind.values()) {
      all.addAll(of(kind));
    }
    return all;
  }

  List<Item> of(Kind kind) {
    var items = new ArrayList<Item>();
    Atlas atlas = shipped.atlas();
    switch (kind) {
      case FRAMEWORKS ->
          shipped.catalog().frameworks().forEach(f -> add(items, kind, f.id(), f.title()));
      case REQUIREMENTS ->
          shipped.catalog().requirements().forEach(r -> add(items, kind, r.ref(), r.title()));
      case TACTICS -> atlas.tactics().forEach(t -> add(items, kind, t.id(), t.name()));
      case TECHNIQUES ->
          atlas.techniques().forEach(t -> add(items, kind, t.id(), TechniqueNames.full(atlas, t)));
      case MITIGATIONS -> atlas.mitigations().forEach(m -> add(items, kind, m.id(), m.name()));
      case CASE_STUDIES -> atlas.caseStudies().forEach(c -> add(items, kind, c.id(), c.name()));
      case CONTROLS ->
          ShippedControls.read(shipped)
              .controls()
              .forEach(c -> add(items, kind, c.id(), c.title()));
      case METHODS -> shipped.methods().forEach(m -> add(items, kind, m.name(), m.about()));
      case FIELDS ->
          shipped.vocabulary().fields().forEach(f -> add(items, kind, f.name(), f.question()));
    }
    return items;
  }

  private static void add(List<Item> items, Kind kind, Object id, String title) {
    items.add(new Item(kind, id.toString(), title));
  }
}
