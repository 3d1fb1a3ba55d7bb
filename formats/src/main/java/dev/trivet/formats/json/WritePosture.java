package dev.trivet.formats.json;

import dev.trivet.catalog.FrameworkId;
import dev.trivet.catalog.Requirement;
import dev.trivet.control.Control;
import dev.trivet.formats.document.Json;
import dev.trivet.formats.document.Lazily;
import dev.trivet.posture.Basis;
import dev.trivet.posture.Explain;
import dev.trivet.posture.Posture;
import dev.trivet.proof.CategoryMatrix;
import dev.trivet.proof.ControlMatrix;
import dev.trivet.proof.ConventionalShare;
import dev.trivet.proof.CoverageFigures;
import dev.trivet.proof.Finding;
import dev.trivet.proof.Findings;
import dev.trivet.proof.Gaps;
import dev.trivet.proof.StatementOfApplicability;
import dev.trivet.threat.FindAttackPaths;
import java.io.IOException;
import java.io.Writer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.Map;
import java.util.Optional;

/// Writes everything a posture says as JSON: every system with its threats, controls and
/// requirements, and all that is worked out over them. Systems are written one by one, so that a
/// large organisation needs no more memory than a small one.
public final class WritePosture {
  private static final String FORMAT = "trivet-posture@1";

  /// How much is said of each verdict.
  public enum Detail {
    /// What it is.
    FIGURES,
    /// And why: the tree of facts and rules it rests on. Many times larger.
    EXPLANATIONS
  }

  private final Detail detail;
  private final Optional<FindAttackPaths> findPaths;

  /// Without attack paths.
  public WritePosture(Detail detail) {
    this(detail, Optional.empty());
  }

  /// With the attack paths on every system.
  public WritePosture(Detail detail, FindAttackPaths findPaths) {
    this(detail, Optional.of(findPaths));
  }

  private WritePosture(Detail detail, Optional<FindAttackPaths> findPaths) {
    this.detail = detail;
    this.findPaths = findPaths;
  }

  public void write(Posture posture, Writer to) throws IOException {
    var explain = new Explain(posture);
    var systems =
        new WriteSystem(
            posture, explain, detail, findPaths.map(find -> new WritePaths(find, posture)));
    var document = new LinkedHashMap<String, Object>();
    document.put("format", FORMAT);
    document.put("organisation", posture.programme().settings().organisation());
    document.put("asOf", posture.asOf());
    document.put("atlas", posture.catalog().atlas().release());
    document.put("appetite", posture.programme().settings().appetite());
    document.put("frameworks", frameworks(posture));
    document.put("systems", Lazily.of(posture.systems(), systems::system));
    document.put("suppliers", new WriteSuppliers(posture, detail).all());
    document.put(
        "controls", Lazily.of(posture.controls(), control -> control(posture, explain, control)));
    document.put(
        "requirements",
        Lazily.of(
            posture.requirements(), requirement -> requirement(posture, explain, requirement)));
    document.put("findings", Lazily.of(Findings.of(posture).all(), WritePosture::finding));
    StatementOfApplicability.of(posture)
        .ifPresent(statement -> document.put("statementOfApplicability", statement.rows()));
    document.put("coverage", CoverageFigures.of(posture));
    document.put("categories", CategoryMatrix.of(posture).rows());
    document.put("controlMatrix", ControlMatrix.of(posture).rows());
    document.put("conventionalShare", ConventionalShare.of(posture).figures());
    document.put("gaps", Gaps.of(posture));
    Json.write(document, to);
  }

  private static Collection<Object> frameworks(Posture posture) {
    var ids = new LinkedHashSet<FrameworkId>();
    posture.requirements().forEach(r -> ids.add(r.ref().framework()));
    return Lazily.of(
        ids, id -> posture.catalog().framework(id).<Object>map(f -> f).orElse(Map.of("id", id)));
  }

  private Map<String, Object> control(Posture posture, Explain explain, Control control) {
    var written = new LinkedHashMap<String, Object>();
    written.put("id", control.id());
    written.put("title", control.title());
    written.put("area", control.area());
    written.put("stage", control.stage());
    written.put("function", control.function().name());
    written.put("novelty", control.novelty());
    written.put("effect", control.effect());
    written.put("scope", control.scope());
    written.put("implements", control.implementedMitigations());
    written.put("counters", control.counters());
    written.put("satisfies", control.satisfies());
    written.put("verdict", posture.verdict(control.id()));
    written.put("said", posture.programme().implementations(control.id()));
    switch (detail) {
      case FIGURES -> {}
      case EXPLANATIONS -> written.put("because", explain.control(control.id()).because());
    }
    return written;
  }

  private Map<String, Object> requirement(
      Posture posture, Explain explain, Requirement requirement) {
    var written = new LinkedHashMap<String, Object>();
    written.put("requirement", requirement.ref());
    written.put("title", requirement.title());
    written.put("scope", requirement.scope());
    written.put("official", posture.requirement(requirement.ref(), Basis.OFFICIAL_ONLY));
    written.put("withDerived", posture.requirement(requirement.ref(), Basis.WITH_DERIVED));
    switch (detail) {
      case FIGURES -> {}
      case EXPLANATIONS -> written.put("because", explain.requirement(requirement.ref()).because());
    }
    return written;
  }

  private static Map<String, Object> finding(Finding finding) {
    var written = new LinkedHashMap<String, Object>();
    written.put("rule", finding.rule());
    written.put("severity", finding.severity());
    written.put("about", finding.about());
    written.put("message", finding.message());
    written.put("action", finding.action());
    written.put("risk", finding.risk());
    written.put("field", finding.field());
    written.put("evidence", finding.evidence());
    written.put("acceptance", finding.acceptance());
    written.put("fingerprint", finding.fingerprint());
    return written;
  }
}
