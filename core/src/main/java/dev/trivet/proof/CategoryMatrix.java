package dev.trivet.proof;

import dev.trivet.catalog.TechniqueId;
import dev.trivet.catalog.ThreatCategory;
import dev.trivet.control.Control;
import dev.trivet.control.ControlId;
import dev.trivet.posture.Basis;
import dev.trivet.posture.Posture;
import dev.trivet.posture.SystemPosture;
import dev.trivet.posture.Verdict;
import dev.trivet.threat.Threat;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/// The six adversarial-ML categories against the four functions of the AI RMF: which controls stand
/// where, and what of it is proven.
public record CategoryMatrix(List<Row> rows) {
  public CategoryMatrix {
    rows = List.copyOf(rows);
  }

  /// One category.
  ///
  /// @param techniques those of the category that apply to some system
  /// @param cells one for each function, in their order
  public record Row(ThreatCategory category, int techniques, List<Cell> cells) {
    public Row {
      cells = List.copyOf(cells);
    }

    public Cell cell(Control.Function function) {
      return cells.get(function.ordinal());
    }
  }

  /// @param controls those of the function that name a technique of the category
  /// @param named by basis, how many applicable techniques of the category any of them names
  /// @param proven by basis, how many such techniques one of them names that is proven on every
  ///   system the technique applies to; one that detects counts here, for it stands there
  public record Cell(
      Control.Function function,
      List<Standing> controls,
      Map<Basis, Integer> named,
      Map<Basis, Integer> proven) {
    public Cell {
      controls = List.copyOf(controls);
      named = Collections.unmodifiableMap(new TreeMap<>(named));
      proven = Collections.unmodifiableMap(new TreeMap<>(proven));
    }

    public int named(Basis basis) {
      return named.getOrDefault(basis, 0);
    }

    public int proven(Basis basis) {
      return proven.getOrDefault(basis, 0);
    }

    public int count(Verdict verdict) {
      return (int) controls.stream().filter(c -> c.verdict() == verdict).count();
    }
  }

  /// @param verdict the worst of the systems it concerns
  public record Standing(ControlId control, Control.Effect effect, Verdict verdict) {}

  public static CategoryMatrix of(Posture posture) {
    var named = new NamedControls(posture);
    Map<ThreatCategory, Map<TechniqueId, List<SystemPosture>>> applied = applied(posture);
    var rows = new ArrayList<Row>();
    for (ThreatCategory category : ThreatCategory.values()) {
      var techniques = applied.getOrDefault(category, Map.of());
      var cells = new ArrayList<Cell>();
      for (Control.Function function : Control.Function.values()) {
        cells.add(cell(posture, named, techniques, function));
      }
      rows.add(new Row(category, techniques.size(), cells));
    }
    return new CategoryMatrix(rows);
  }

  private static Map<ThreatCategory, Map<TechniqueId, List<SystemPosture>>> applied(
      Posture posture) {
    Map<ThreatCategory, Map<TechniqueId, List<SystemPosture>>> applied =
        new EnumMap<>(ThreatCategory.class);
    for (SystemPosture system : posture.systems()) {
      for (Threat threat : system.threatModel().threats()) {
        threat
            .rule()
            .category()
            .ifPresent(category ->
                applied
                    .computeIfAbsent(category, c -> new LinkedHashMap<>())
                    .computeIfAbsent(threat.technique(), t -> new ArrayList<>())
                    .add(system));
      }
    }
    return applied;
  }

  private static Cell cell(
      Posture posture,
      NamedControls named,
      Map<TechniqueId, List<SystemPosture>> techniques,
      Control.Function function) {
    var standing = new java.util.LinkedHashSet<Control>();
    Map<Basis, Integer> namedBy = new EnumMap<>(Basis.class);
    Map<Basis, Integer> provenBy = new EnumMap<>(Basis.class);
    for (Basis basis : Basis.values()) {
      int isNamed = 0;
      int isProven = 0;
      for (var technique : techniques.entrySet()) {
        List<Control> there =
            named.of(technique.getKey(), basis).stream()
                .filter(control -> control.function() == function)
                .toList();
        standing.addAll(there);
        isNamed += there.isEmpty() ? 0 : 1;
        isProven += isProvenOnAll(technique.getValue(), there) ? 1 : 0;
      }
      namedBy.put(basis, isNamed);
      provenBy.put(basis, isProven);
    }
    List<Standing> controls =
        posture.controls().stream()
            .filter(standing::contains)
            .map(c -> new Standing(c.id(), c.effect(), posture.verdict(c.id())))
            .toList();
    return new Cell(function, controls, namedBy, provenBy);
  }

  private static boolean isProvenOnAll(List<SystemPosture> systems, List<Control> controls) {
    return !controls.isEmpty()
        && systems.stream()
            .allMatch(system ->
                controls.stream()
                    .anyMatch(control -> system.verdict(control.id()) == Verdict.PROVEN));
  }
}
