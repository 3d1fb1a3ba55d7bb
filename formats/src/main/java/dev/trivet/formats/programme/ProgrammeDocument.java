package dev.trivet.formats.programme;

import dev.trivet.catalog.FrameworkId;
import dev.trivet.control.DocumentId;
import dev.trivet.posture.Settings;
import dev.trivet.shared.Level;
import dev.trivet.threat.RiskMatrix;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The settings of a programme as they are written.
record ProgrammeDocument(
    DocumentId id,
    String organisation,
    List<FrameworkId> frameworks,
    Optional<Level> appetite,
    Optional<RiskMatrix> matrix,
    Map<String, String> roles) {

  Settings settings() {
    Settings usual = Settings.of(organisation);
    return new Settings(
        organisation,
        frameworks.isEmpty() ? usual.frameworks() : frameworks,
        appetite.orElse(usual.appetite()),
        matrix.orElse(usual.matrix()),
        roles);
  }
}
