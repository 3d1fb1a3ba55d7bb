package dev.trivet.threat;

import dev.trivet.catalog.Atlas;
import dev.trivet.catalog.FrameworkId;
import dev.trivet.catalog.TechniqueId;
import dev.trivet.catalog.ThreatCategory;
import dev.trivet.inventory.Vocabulary;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SequencedMap;
import java.util.Set;

/// Every technique of one ATLAS release with the condition under which it applies.
public final class ThreatRules {
  private final Atlas atlas;
  private final Vocabulary vocabulary;
  private final ConditionParser parser;
  private final SequencedMap<TechniqueId, Applicability> rules = new LinkedHashMap<>();

  /// A rule before its expressions are read.
  ///
  /// @param drivers `+2 field:word; +1 $MACRO`
  public record Source(
      TechniqueId technique,
      Applicability.Side side,
      Set<Applicability.PathRole> pathRoles,
      String lifecycleStage,
      Optional<ThreatCategory> category,
      String appliesWhen,
      String ruledOutWhen,
      String reason,
      int base,
      String expression,
      String drivers,
      boolean needsOwnControl) {
    public Source {
      pathRoles = Set.copyOf(pathRoles);
    }
  }

  /// @throws IllegalArgumentException when an expression does not parse or a technique is unknown
  public ThreatRules(
      Atlas atlas, Vocabulary vocabulary, Map<String, String> macros, List<Source> sources) {
    this.atlas = atlas;
    this.vocabulary = vocabulary;
    this.parser = new ConditionParser(vocabulary, macros);
    Map<TechniqueId, Condition> conditions = conditions(sources);
    for (Source source : sources) {
      rules.put(source.technique(), rule(source, conditions));
    }
  }

  /// Reads the expressions, those that name another technique after the one they name.
  private Map<TechniqueId, Condition> conditions(List<Source> sources) {
    var conditions = new LinkedHashMap<TechniqueId, Condition>();
    var waiting = new ArrayList<>(sources);
    while (!waiting.isEmpty()) {
      int before = waiting.size();
      waiting.removeIf(source -> {
        if (!parser.isReady(source.expression())) {
          return false;
        }
        String name = "@" + source.technique();
        conditions.put(source.technique(), parser.define(name, source.expression()));
        return true;
      });
      if (waiting.size() == before) {
        throw new IllegalArgumentException(
            "unknown name in the expression of " + waiting.getFirst().technique());
      }
    }
    return conditions;
  }

  private Applicability rule(Source source, Map<TechniqueId, Condition> conditions) {
    var drivers = new ArrayList<Applicability.Driver>();
    for (String driver : source.drivers().split(";")) {
      if (!driver.isBlank()) {
        String[] parts = driver.strip().split("\\s+", 2);
        drivers.add(
            new Applicability.Driver(
                Integer.parseInt(parts[0].substring(1)), parser.parse(parts[1])));
      }
    }
    return new Applicability(
        atlas.technique(source.technique()),
        source.side(),
        source.pathRoles(),
        source.lifecycleStage(),
        source.category(),
        source.appliesWhen(),
        source.ruledOutWhen(),
        source.reason(),
        source.base(),
        java.util.Objects.requireNonNull(conditions.get(source.technique())),
        drivers,
        source.needsOwnControl());
  }

  public Atlas atlas() {
    return atlas;
  }

  public FrameworkId release() {
    return atlas.release();
  }

  public Vocabulary vocabulary() {
    return vocabulary;
  }

  /// Every rule, in the order of ATLAS.
  public List<Applicability> rules() {
    return List.copyOf(rules.values());
  }

  public Optional<Applicability> rule(TechniqueId technique) {
    return Optional.ofNullable(rules.get(technique));
  }

  /// Reads an expression of a programme, such as a control's `appliesWhen`.
  public Condition parse(String expression) {
    return parser.parse(expression);
  }
}
