package dev.trivet.formats.programme;

import dev.trivet.catalog.MitigationId;
import dev.trivet.catalog.Novelty;
import dev.trivet.catalog.Scope;
import dev.trivet.catalog.TechniqueId;
import dev.trivet.control.Control;
import dev.trivet.control.ControlId;
import dev.trivet.control.Implementation;
import dev.trivet.control.PassCondition;
import dev.trivet.control.Proof;
import dev.trivet.formats.document.Key;
import dev.trivet.inventory.SystemId;
import java.time.Duration;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// A control as it is written: its definition, or with a shipped id only what the organisation says
/// of it.
///
/// @param extended the control it inherits from; lists are joined, anything else it states replaces
/// @param replaces the controls it takes the place of
record ControlDocument(
    ControlId id,
    @Key("extends") Optional<ControlId> extended,
    List<ControlId> replaces,
    Optional<String> title,
    Optional<Control.Area> area,
    Optional<Control.Stage> stage,
    Optional<Control.Function> function,
    Optional<Novelty> novelty,
    Optional<Control.Effect> effect,
    Optional<Scope> scope,
    Optional<Control.AppliesWhen> appliesWhen,
    Optional<String> objective,
    Optional<String> practice,
    @Key("implements") List<MitigationId> implementedMitigations,
    List<TechniqueId> counters,
    List<Control.Satisfies> satisfies,
    List<ProofKeys> proofs,
    List<Said> implementation) {

  /// A proof as it is written.
  record ProofKeys(
      String id,
      Optional<String> observe,
      Optional<String> attest,
      Proof.On on,
      PassCondition pass,
      Duration fresh,
      String shows) {
    ProofKeys {
      if (observe.isPresent() == attest.isPresent()) {
        throw new IllegalArgumentException(
            "proof " + id + " names what to observe or what to attest, one of them");
      }
    }

    Proof proof() {
      return new Proof(
          id,
          observe.isPresent() ? Proof.Kind.OBSERVATION : Proof.Kind.ATTESTATION,
          observe.or(() -> attest).orElseThrow(),
          on,
          pass,
          fresh,
          shows);
    }
  }

  /// What the organisation says of a control.
  record Said(
      Implementation.Status status,
      Optional<String> owner,
      List<SystemId> systems,
      Optional<LocalDate> due,
      Optional<String> note) {}

  /// Whether it defines anything, or only says how far a control is.
  boolean defines() {
    return extended.isPresent()
        || !replaces.isEmpty()
        || title.isPresent()
        || area.isPresent()
        || stage.isPresent()
        || function.isPresent()
        || novelty.isPresent()
        || effect.isPresent()
        || scope.isPresent()
        || appliesWhen.isPresent()
        || objective.isPresent()
        || practice.isPresent()
        || !implementedMitigations.isEmpty()
        || !counters.isEmpty()
        || !satisfies.isEmpty()
        || !proofs.isEmpty();
  }

  List<Implementation> implementations() {
    return implementation.stream()
        .map(said ->
            new Implementation(
                id, said.status(), said.owner(), said.systems(), said.due(), said.note()))
        .toList();
  }

  /// @param base the control it extends
  /// @throws IllegalArgumentException naming the first key it lacks
  Control control(Optional<Control> base) {
    var ownProofs = proofs.stream().map(ProofKeys::proof).toList();
    return new Control(
        id,
        stated("title", title, base.map(Control::title)),
        stated("area", area, base.map(Control::area)),
        stated("stage", stage, base.map(Control::stage)),
        stated("function", function, base.map(Control::function)),
        stated("novelty", novelty, base.map(Control::novelty)),
        stated("effect", effect, base.map(Control::effect)),
        stated("scope", scope, base.map(Control::scope)),
        appliesWhen.or(() -> base.flatMap(Control::appliesWhen)),
        stated("objective", objective, base.map(Control::objective)),
        stated("practice", practice, base.map(Control::practice)),
        joined(base.map(Control::implementedMitigations), implementedMitigations),
        joined(base.map(Control::counters), counters),
        joined(base.map(Control::satisfies), satisfies),
        proofs(base.map(Control::proofs).orElse(List.of()), ownProofs));
  }

  private <T> T stated(String key, Optional<T> own, Optional<T> inherited) {
    return own.or(() -> inherited)
        .orElseThrow(
            () -> new IllegalArgumentException("control %s lacks the key '%s'".formatted(id, key)));
  }

  private static <T> List<T> joined(Optional<List<T>> inherited, List<T> own) {
    var all = new ArrayList<>(inherited.orElse(List.of()));
    own.stream().filter(item -> !all.contains(item)).forEach(all::add);
    return all;
  }

  /// A proof of the same name replaces the inherited one.
  private static List<Proof> proofs(List<Proof> inherited, List<Proof> own) {
    var all = new ArrayList<>(inherited);
    all.removeIf(proof -> own.stream().anyMatch(o -> o.id().equals(proof.id())));
    all.addAll(own);
    return all;
  }
}
