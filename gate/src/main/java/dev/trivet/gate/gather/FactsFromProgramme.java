package dev.trivet.gate.gather;

import dev.trivet.control.Control;
import dev.trivet.evidence.Evidence;
import dev.trivet.evidence.Observation;
import dev.trivet.evidence.Subject;
import dev.trivet.gate.GateFacts;
import dev.trivet.gate.GateFacts.BomFacts;
import dev.trivet.gate.GateFacts.ComponentFacts;
import dev.trivet.gate.GateFacts.MeasurementFact;
import dev.trivet.gate.GateFacts.ProvenanceFacts;
import dev.trivet.gate.GateFacts.ProvenanceState;
import dev.trivet.gate.GateFacts.SupplierFacts;
import dev.trivet.gate.GateFacts.SystemFacts;
import dev.trivet.inventory.AiSystem;
import dev.trivet.inventory.Component;
import dev.trivet.posture.FindExposure;
import dev.trivet.posture.Posture;
import dev.trivet.posture.SystemPosture;
import dev.trivet.shared.Digest;
import dev.trivet.shared.Words;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// What a programme says of a model that shall go into one of its systems: the posture of the
/// system, the standing of the supplier, and what was seen on these very bytes.
public final class FactsFromProgramme {
  private static final String BOM = "artifact.bom";
  private static final String PROVENANCE = "artifact.provenance";

  private final Posture posture;

  public FactsFromProgramme(Posture posture) {
    this.posture = posture;
  }

  /// @param facts as far as they are known
  /// @param component the part the model is; without it nothing is said of bytes or suppliers
  public GateFacts of(GateFacts facts, SystemPosture system, Optional<Component> component) {
    List<Evidence> seen = seen(system.system(), component, facts.artefact().digest());
    return new GateFacts(
        facts.environment(),
        facts.artefact(),
        facts.scan(),
        facts.verification(),
        worse(facts.provenance(), provenance(seen)),
        bom(facts.bom(), seen, component),
        Optional.of(system(system.system())),
        component.map(c -> component(c, facts.artefact().digest())),
        component.map(c -> supplier(system.system(), c)),
        Optional.of(controls(system)),
        component.map(c -> measurements(seen)));
  }

  private static SystemFacts system(AiSystem system) {
    return new SystemFacts(
        system.id().value(), Words.of(system.stage()), Words.of(system.impactOrUnstated().worst()));
  }

  private static ComponentFacts component(Component component, Digest digest) {
    String recorded =
        component
            .digest()
            .map(d -> d.equals(digest) ? "matches" : "differs")
            .orElse("not-recorded");
    return new ComponentFacts(component.id().value(), Words.of(component.type()), recorded);
  }

  private SupplierFacts supplier(AiSystem system, Component component) {
    return new FindExposure(posture.programme(), posture.asOf())
        .of(system, component)
        .worst()
        .map(s -> new SupplierFacts(s.supplier().id().value(), Words.of(s.verdict())))
        .orElse(new SupplierFacts("", "own"));
  }

  private Map<String, String> controls(SystemPosture system) {
    var controls = new LinkedHashMap<String, String>();
    for (Control control : posture.controls()) {
      controls.put(control.id().value(), Words.of(system.verdict(control.id())));
    }
    return controls;
  }

  /// What was seen by now and has not ended, on these bytes or the system as a whole, the newest
  /// first. What was seen on other bytes does not count.
  private List<Evidence> seen(AiSystem system, Optional<Component> component, Digest digest) {
    return posture.programme().evidence(system.id()).all().stream()
        .filter(e -> !e.at().isAfter(posture.asOf()))
        .filter(e -> e.expires().map(posture.asOf()::isBefore).orElse(true))
        .filter(e -> isAbout(e.subject(), component, digest))
        .sorted(Comparator.comparing(Evidence::at).reversed().thenComparing(Evidence::id))
        .toList();
  }

  private static boolean isAbout(Subject subject, Optional<Component> component, Digest digest) {
    return switch (subject) {
      case Subject.OfSystem system -> true;
      case Subject.OfComponent part ->
          component.map(c -> c.id().equals(part.component())).orElse(false)
              && part.digest().equals(Optional.of(digest));
      case Subject.OfOrganisation organisation -> false;
      case Subject.OfSupplier supplier -> false;
    };
  }

  private static Optional<Evidence> newest(List<Evidence> seen, String method) {
    return seen.stream().filter(e -> e.method().equals(method)).findFirst();
  }

  private static Optional<ProvenanceFacts> provenance(List<Evidence> seen) {
    return newest(seen, PROVENANCE)
        .flatMap(e ->
            Arrays.stream(ProvenanceState.values())
                .filter(s -> e.outcome().equals(Optional.of(Words.of(s))))
                .findFirst()
                .map(s -> new ProvenanceFacts(s, "")));
  }

  /// Of what attestations say now and what was recorded the worse.
  private static Optional<ProvenanceFacts> worse(
      Optional<ProvenanceFacts> now, Optional<ProvenanceFacts> recorded) {
    boolean isWorse =
        now.isEmpty()
            || recorded.map(ProvenanceFacts::state).orElse(ProvenanceState.COMPLETE).ordinal()
                > now.get().state().ordinal();
    return isWorse ? recorded : now;
  }

  /// Of what the files show now and what was recorded the less; both licences when they differ.
  private static Optional<BomFacts> bom(
      Optional<BomFacts> now, List<Evidence> seen, Optional<Component> component) {
    OptionalDouble recorded = newest(seen, BOM).map(Evidence::value).orElse(OptionalDouble.empty());
    Optional<String> licence = component.flatMap(Component::licence);
    if (now.isEmpty()) {
      return component.isEmpty() && recorded.isEmpty()
          ? Optional.empty()
          : Optional.of(new BomFacts(recorded, licence.orElse(""), Optional.empty()));
    }
    return Optional.of(
        new BomFacts(
            least(now.get().evidenced(), recorded),
            FactsFromBom.both(now.get().licence(), licence.orElse("")),
            now.get().bill()));
  }

  private static OptionalDouble least(OptionalDouble one, OptionalDouble other) {
    if (one.isEmpty() || other.isEmpty()) {
      return one.isPresent() ? one : other;
    }
    return OptionalDouble.of(Math.min(one.getAsDouble(), other.getAsDouble()));
  }

  /// The newest of each method, on the bytes and on the system; of one instant all.
  private List<MeasurementFact> measurements(List<Evidence> seen) {
    var newest = new LinkedHashMap<List<Object>, Instant>();
    var measurements = new ArrayList<MeasurementFact>();
    for (Evidence piece : seen) {
      Instant at =
          newest.computeIfAbsent(List.of(piece.method(), piece.subject()), method -> piece.at());
      if (at.equals(piece.at())) {
        measurements.add(measurement(piece));
      }
    }
    measurements.sort(Comparator.comparing(MeasurementFact::method));
    return measurements;
  }

  private MeasurementFact measurement(Evidence piece) {
    OptionalDouble low = OptionalDouble.empty();
    OptionalDouble high = OptionalDouble.empty();
    if (piece instanceof Observation seen && seen.measurement().isPresent()) {
      low = seen.measurement().get().low();
      high = seen.measurement().get().high();
    }
    return new MeasurementFact(
        piece.method(),
        piece.subject() instanceof Subject.OfComponent ? "bytes" : "system",
        piece.outcome().orElse(""),
        piece.value(),
        low,
        high,
        Duration.between(piece.at(), posture.asOf()).toDays());
  }
}
