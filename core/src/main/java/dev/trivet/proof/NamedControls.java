package dev.trivet.proof;

import dev.trivet.catalog.MitigationId;
import dev.trivet.catalog.TechniqueId;
import dev.trivet.control.Control;
import dev.trivet.posture.Basis;
import dev.trivet.posture.Posture;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Which controls name which technique: by a mitigation ATLAS lists for it, or by what they are.
final class NamedControls {
  private final Map<TechniqueId, List<Control>> official = new HashMap<>();
  private final Map<TechniqueId, List<Control>> all = new HashMap<>();

  NamedControls(Posture posture) {
    for (Control control : posture.controls()) {
      Set<TechniqueId> byMitigation = new HashSet<>();
      for (MitigationId mitigation : control.implementedMitigations()) {
        byMitigation.addAll(posture.catalog().atlas().techniquesOf(mitigation));
      }
      byMitigation.forEach(t -> official.computeIfAbsent(t, x -> new ArrayList<>()).add(control));
      byMitigation.addAll(control.counters());
      byMitigation.forEach(t -> all.computeIfAbsent(t, x -> new ArrayList<>()).add(control));
    }
  }

  /// In the order of the control set.
  List<Control> of(TechniqueId technique, Basis basis) {
    return switch (basis) {
      case OFFICIAL_ONLY -> official.getOrDefault(technique, List.of());
      case WITH_DERIVED -> all.getOrDefault(technique, List.of());
    };
  }

  /// Those that prevent or limit; one that only detects stops nothing.
  List<Control> stopping(TechniqueId technique, Basis basis) {
    return of(technique, basis).stream().filter(Control::stopsThreats).toList();
  }
}
