package dev.trivet.control;

import dev.trivet.catalog.MitigationId;
import dev.trivet.catalog.Novelty;
import dev.trivet.catalog.Ref;
import dev.trivet.catalog.Scope;
import dev.trivet.catalog.TechniqueId;
import dev.trivet.threat.Condition;
import java.util.List;
import java.util.Optional;

/// What the organisation does about threats and requirements, and what shows that it works.
///
/// @param effect what it does to the techniques it names; a detective control alone never covers a
///   threat
/// @param appliesWhen the profile on which it makes sense; empty when it always does
/// @param objective what is true when it works
/// @param practice what doing it means
/// @param counters techniques it acts on by what it is, beside those of the mitigations it
///   implements
/// @param proofs what must be observed for it to count; all of them
public record Control(
    ControlId id,
    String title,
    Area area,
    Stage stage,
    Function function,
    Novelty novelty,
    Effect effect,
    Scope scope,
    Optional<AppliesWhen> appliesWhen,
    String objective,
    String practice,
    List<MitigationId> implementedMitigations,
    List<TechniqueId> counters,
    List<Satisfies> satisfies,
    List<Proof> proofs) {
  public Control {
    implementedMitigations = List.copyOf(implementedMitigations);
    counters = List.copyOf(counters);
    satisfies = List.copyOf(satisfies);
    proofs = List.copyOf(proofs);
    if (proofs.isEmpty()) {
      throw new IllegalArgumentException(id + " names no proof; nothing could ever show it works");
    }
    if (scope == Scope.ORGANISATION) {
      if (appliesWhen.isPresent()) {
        throw new IllegalArgumentException(
            id + " is done once for the organisation, so a system's profile cannot rule it out");
      }
      if (proofs.stream().anyMatch(proof -> proof.on().needsSystem())) {
        throw new IllegalArgumentException(
            id + " is done once for the organisation, so its proofs cannot be about one system");
      }
    }
  }

  /// The part of the work it belongs to.
  public enum Area {
    GOVERNANCE,
    DATA,
    TRAINING,
    SUPPLY_CHAIN,
    MODEL,
    DEPLOYMENT,
    RUNTIME,
    AGENTS,
    DETECTION,
    RESPONSE,
    SUPPLIERS,
    PEOPLE
  }

  /// The moment of a system's life at which it is done.
  public enum Stage {
    GOVERN,
    DESIGN,
    DATA,
    BUILD,
    VERIFY,
    DEPLOY,
    OPERATE,
    RETIRE
  }

  /// The functions of the NIST AI RMF.
  public enum Function {
    GOVERN,
    MAP,
    MEASURE,
    MANAGE
  }

  /// What a control does to a technique.
  public enum Effect {
    PREVENTS,
    LIMITS,
    DETECTS
  }

  /// An expression over the vocabulary and its text.
  public record AppliesWhen(String text, Condition condition) {}

  /// A requirement the control answers.
  public record Satisfies(Ref requirement, Extent extent) {}

  /// How much of a requirement a control answers on its own.
  public enum Extent {
    WHOLE,
    PART
  }

  public boolean stopsThreats() {
    return effect != Effect.DETECTS;
  }
}
