package dev.trivet.control;

import dev.trivet.catalog.TechniqueId;
import dev.trivet.inventory.SystemId;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// A decision on a threat to a system.
///
/// @param option as ISO 31000 names them; only RETAIN accepts the threat as it is
/// @param decided when; before that it does not count
/// @param expires when the decision has to be taken again
/// @param controls what shall modify the risk
public record RiskTreatment(
    DocumentId id,
    SystemId system,
    TechniqueId technique,
    Option option,
    String owner,
    String reason,
    Instant decided,
    Optional<Instant> expires,
    List<ControlId> controls) {
  public RiskTreatment {
    controls = List.copyOf(controls);
    if (option == Option.RETAIN && expires.isEmpty()) {
      throw new IllegalArgumentException(
          "an accepted risk needs an expiry: nobody accepts a risk for ever");
    }
    if (expires.isPresent() && !expires.get().isAfter(decided)) {
      throw new IllegalArgumentException("it expires before it was decided");
    }
  }

  /// What is done about the risk.
  public enum Option {
    AVOID,
    MODIFY,
    SHARE,
    RETAIN
  }

  /// Whether it accepts the threat at that instant.
  public boolean acceptsAt(Instant instant) {
    return option == Option.RETAIN && isDecidedAt(instant) && !isExpiredAt(instant);
  }

  public boolean isDecidedAt(Instant instant) {
    return !decided.isAfter(instant);
  }

  public boolean isExpiredAt(Instant instant) {
    return expires.isPresent() && !expires.get().isAfter(instant);
  }
}
