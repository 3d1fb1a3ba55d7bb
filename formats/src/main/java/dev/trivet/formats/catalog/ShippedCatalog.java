package dev.trivet.formats.catalog;

import dev.trivet.catalog.Atlas;
import dev.trivet.catalog.Catalog;
import dev.trivet.evidence.Method;
import dev.trivet.inventory.Vocabulary;
import dev.trivet.threat.ThreatRules;
import java.util.List;
import java.util.function.Supplier;

/// What Trivet ships: ATLAS and its applicability, the frameworks, the crosswalks. Each part is
/// read when first asked for, because one command seldom needs all of them.
public final class ShippedCatalog {
  private final Supplier<Atlas> atlas = once(AtlasFiles::read);
  private final Supplier<Vocabulary> vocabulary = once(ThreatFiles::vocabulary);
  private final Supplier<ThreatRules> threatRules =
      once(() -> ThreatFiles.rules(atlas(), vocabulary()));
  private final Supplier<Catalog> catalog =
      once(() ->
          new Catalog(
              atlas(),
              FrameworkFiles.frameworks(),
              FrameworkFiles.requirements(),
              FrameworkFiles.mappings()));

  public Atlas atlas() {
    return atlas.get();
  }

  public Vocabulary vocabulary() {
    return vocabulary.get();
  }

  public ThreatRules threatRules() {
    return threatRules.get();
  }

  /// The rules without what ATLAS knows of defenders and of past attacks, which is quicker to read:
  /// enough for a threat model, too little for attack paths.
  public ThreatRules threatRulesAlone() {
    return ThreatFiles.rules(AtlasFiles.readTechniques(), vocabulary());
  }

  public Catalog catalog() {
    return catalog.get();
  }

  /// The ways to obtain evidence that the shipped controls ask for.
  public List<Method> methods() {
    return CsvTable.read("controls/methods.csv")
        .map(row ->
            new Method(
                row.get("method"),
                row.get("kind"),
                row.get("result"),
                row.get("unit"),
                row.get("about")));
  }

  private static <T> Supplier<T> once(Supplier<T> reader) {
    return new Supplier<>() {
      private volatile java.util.Optional<T> read = java.util.Optional.empty();

      @Override
      public synchronized T get() {
        if (read.isEmpty()) {
          read = java.util.Optional.of(reader.get());
        }
        return read.get();
      }
    };
  }
}
