package dev.trivet.bom.write;

import dev.trivet.bom.Basis;
import dev.trivet.bom.Fact;
import dev.trivet.bom.Facts;
import dev.trivet.shared.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Facts and how they are known as pairs of names and values, for formats that have a place for
/// such and none of their own.
final class Spoken {
  static final String PREFIX = "trivet:";
  static final String BASIS = ":basis";

  private Spoken() {}

  /// Two properties for each fact: its value, and right behind it how it is known.
  static List<Map<String, Object>> properties(Facts facts) {
    var properties = new ArrayList<Map<String, Object>>();
    facts.stream()
        .forEach(entry -> {
          String name = PREFIX + Words.of(entry.getKey());
          properties.add(Tree.property(name, entry.getValue().value()));
          properties.add(Tree.property(name + BASIS, basis(entry.getValue())));
        });
    return properties;
  }

  /// `evidenced; read; file-hash; LICENSE, text`
  static String basis(Fact fact) {
    Basis basis = fact.basis();
    return String.join("; ", Words.of(fact.grade()), basis.word(), basis.support(), basis.source());
  }
}
