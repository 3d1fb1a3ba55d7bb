package dev.trivet.posture;

import dev.trivet.catalog.FrameworkId;
import dev.trivet.shared.Level;
import dev.trivet.threat.RiskMatrix;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// What an organisation decided for its programme as a whole.
///
/// @param frameworks those it answers to
/// @param appetite the highest risk level it lives with without a decision
/// @param roles who answers for what
public record Settings(
    String organisation,
    List<FrameworkId> frameworks,
    Level appetite,
    RiskMatrix matrix,
    Map<String, String> roles) {
  public Settings {
    frameworks = List.copyOf(frameworks);
    roles = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(roles));
  }

  /// Both frameworks Trivet is built around, a moderate appetite, and the matrix of NIST SP 800-30.
  public static Settings of(String organisation) {
    return new Settings(
        organisation,
        List.of(FrameworkId.AI_RMF, FrameworkId.ISO_42001),
        Level.MODERATE,
        RiskMatrix.SP_800_30,
        Map.of());
  }
}
