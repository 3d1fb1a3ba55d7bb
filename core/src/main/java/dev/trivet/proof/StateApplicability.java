package dev.trivet.proof;

import dev.trivet.catalog.FrameworkId;
import dev.trivet.catalog.Mapping;
import dev.trivet.catalog.Ref;
import dev.trivet.catalog.Requirement;
import dev.trivet.catalog.Scope;
import dev.trivet.catalog.TechniqueId;
import dev.trivet.control.Control;
import dev.trivet.control.ControlId;
import dev.trivet.control.DocumentId;
import dev.trivet.control.Exclusion;
import dev.trivet.control.Implementation;
import dev.trivet.control.RiskTreatment;
import dev.trivet.evidence.Evidence;
import dev.trivet.inventory.SystemId;
import dev.trivet.posture.Basis;
import dev.trivet.posture.Posture;
import dev.trivet.posture.SystemPosture;
import dev.trivet.posture.ThreatStatus;
import dev.trivet.proof.StatementOfApplicability.Answer;
import dev.trivet.proof.StatementOfApplicability.Pieces;
import dev.trivet.proof.StatementOfApplicability.Reasons;
import dev.trivet.proof.StatementOfApplicability.Row;
import dev.trivet.shared.Level;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;

/// Puts the rows of a statement of applicability together.
final class StateApplicability {
  private static final int LISTED = 40;
  private static final String LEVEL = "control";

  private final Posture posture;
  private final NamedControls named;
  private final Map<TechniqueId, Applied> applied = new HashMap<>();
  private final Map<ControlId, List<Evidence>> evidence = new HashMap<>();
  private final Set<FrameworkId> inScope = new HashSet<>();

  /// Where a technique applies, and the worst risk it is.
  private record Applied(Set<SystemId> systems, Level risk) {}

  StateApplicability(Posture posture) {
    this.posture = posture;
    this.named = new NamedControls(posture);
    posture.requirements().forEach(r -> inScope.add(r.ref().framework()));
    for (SystemPosture system : posture.systems()) {
      for (ThreatStatus threat : system.threats()) {
        applied.merge(
            threat.technique(),
            new Applied(new HashSet<>(Set.of(system.id())), threat.risk().inherent()),
            StateApplicability::both);
      }
    }
  }

  private static Applied both(Applied a, Applied b) {
    a.systems().addAll(b.systems());
    return new Applied(a.systems(), Level.max(a.risk(), b.risk()));
  }

  List<Row> rows() {
    return posture.requirements(FrameworkId.ISO_42001).stream()
        .filter(requirement -> requirement.level().equals(LEVEL))
        .map(this::row)
        .toList();
  }

  private Row row(Requirement requirement) {
    Ref ref = requirement.ref();
    List<Control> controls = answering(ref);
    return new Row(
        ref,
        requirement.title(),
        reasons(ref, controls),
        posture.exclusion(ref, Optional.empty()),
        exclusions(ref).filter(e -> e.holdsAt(posture.asOf()) && !e.systems().isEmpty()).toList(),
        exclusions(ref).filter(this::hasEnded).toList(),
        posture.requirement(ref, Basis.OFFICIAL_ONLY),
        posture.requirement(ref, Basis.WITH_DERIVED),
        controls.stream().map(control -> answer(control, ref)).toList(),
        owners(controls),
        pieces(controls));
  }

  private java.util.stream.Stream<Exclusion> exclusions(Ref ref) {
    return posture.programme().exclusions().stream()
        .filter(e -> e.requirement().equals(Optional.of(ref)));
  }

  private boolean hasEnded(Exclusion exclusion) {
    return !exclusion.decided().isAfter(posture.asOf()) && !exclusion.holdsAt(posture.asOf());
  }

  private List<Control> answering(Ref ref) {
    return posture.controls().stream()
        .filter(c -> c.satisfies().stream().anyMatch(s -> s.requirement().equals(ref)))
        .toList();
  }

  private Answer answer(Control control, Ref ref) {
    boolean whole =
        control.satisfies().stream()
            .anyMatch(s -> s.requirement().equals(ref) && s.extent() == Control.Extent.WHOLE);
    return new Answer(
        control.id(),
        control.title(),
        whole ? Control.Extent.WHOLE : Control.Extent.PART,
        posture.verdict(control.id()));
  }

  private List<String> owners(List<Control> controls) {
    var owners = new LinkedHashSet<String>();
    for (Control control : controls) {
      for (Implementation said : posture.programme().implementations(control.id())) {
        said.owner().ifPresent(owners::add);
      }
    }
    return List.copyOf(owners);
  }

  private Pieces pieces(List<Control> controls) {
    var all = new LinkedHashSet<Evidence>();
    controls.forEach(
        control -> all.addAll(evidence.computeIfAbsent(control.id(), id -> evidence(control))));
    var newestFirst = new ArrayList<>(all);
    newestFirst.sort(Comparator.comparing(Evidence::at).reversed().thenComparing(Evidence::id));
    return new Pieces(
        newestFirst.stream().limit(LISTED).toList(),
        newestFirst.size(),
        newestFirst.isEmpty() ? Optional.empty() : Optional.of(newestFirst.getLast().at()),
        newestFirst.isEmpty() ? Optional.empty() : Optional.of(newestFirst.getFirst().at()));
  }

  private List<Evidence> evidence(Control control) {
    if (control.scope() == Scope.ORGANISATION) {
      return posture.grounds(control.id()).evidence();
    }
    return posture.systems().stream()
        .flatMap(system -> system.grounds(control.id()).evidence().stream())
        .toList();
  }

  private Reasons reasons(Ref ref, List<Control> controls) {
    var threats = new ArrayList<TechniqueId>();
    var systems = new HashSet<SystemId>();
    applied.forEach((technique, where) -> {
      if (named.of(technique, Basis.WITH_DERIVED).stream().anyMatch(controls::contains)) {
        threats.add(technique);
        systems.addAll(where.systems());
      }
    });
    threats.sort(
        Comparator.comparing(this::risk).reversed().thenComparing(Comparator.naturalOrder()));
    return new Reasons(threats, systems.size(), tied(ref), treatments(controls));
  }

  private Level risk(TechniqueId technique) {
    Applied where = applied.get(technique);
    return where == null ? Level.VERY_LOW : where.risk();
  }

  private List<Ref> tied(Ref ref) {
    var tied = new TreeSet<Ref>();
    for (Mapping mapping : posture.catalog().mappingsInto(ref)) {
      FrameworkId other = mapping.source().framework();
      if (inScope.contains(other) && !other.equals(ref.framework())) {
        tied.add(mapping.source());
      }
    }
    return List.copyOf(tied);
  }

  private List<DocumentId> treatments(List<Control> controls) {
    var ids = controls.stream().map(Control::id).toList();
    return posture.programme().documents().treatments().stream()
        .filter(t -> t.option() == RiskTreatment.Option.MODIFY)
        .filter(t -> t.isDecidedAt(posture.asOf()) && !t.isExpiredAt(posture.asOf()))
        .filter(t -> t.controls().stream().anyMatch(ids::contains))
        .filter(t -> posture.system(t.system()).flatMap(s -> s.threat(t.technique())).isPresent())
        .map(RiskTreatment::id)
        .toList();
  }
}
