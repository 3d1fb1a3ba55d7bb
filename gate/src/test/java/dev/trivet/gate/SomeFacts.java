package dev.trivet.gate;

import dev.trivet.gate.GateFacts.Artefact;
import dev.trivet.gate.GateFacts.BillState;
import dev.trivet.gate.GateFacts.BomFacts;
import dev.trivet.gate.GateFacts.ComponentFacts;
import dev.trivet.gate.GateFacts.FindingFact;
import dev.trivet.gate.GateFacts.MeasurementFact;
import dev.trivet.gate.GateFacts.ProvenanceFacts;
import dev.trivet.gate.GateFacts.ProvenanceState;
import dev.trivet.gate.GateFacts.ScanFacts;
import dev.trivet.gate.GateFacts.SupplierFacts;
import dev.trivet.gate.GateFacts.SystemFacts;
import dev.trivet.gate.GateFacts.VerificationFacts;
import dev.trivet.gate.GateFacts.VerificationOutcome;
import dev.trivet.shared.Digest;
import dev.trivet.testkit.Draw;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// Facts to decide on: good ones, any, and ones that are worse.
final class SomeFacts {
  static final Digest DIGEST = new Digest("sha256:" + "ab".repeat(32));

  private SomeFacts() {}

  /// Facts the default policy lets pass without a word.
  static GateFacts good() {
    return new GateFacts(
        "production",
        new Artefact("model.safetensors", DIGEST, 1, 1_000),
        Optional.of(scan("clean")),
        Optional.of(verification(VerificationOutcome.VERIFIED)),
        Optional.of(new ProvenanceFacts(ProvenanceState.COMPLETE, "builder")),
        Optional.of(
            new BomFacts(OptionalDouble.of(0.9), "Apache-2.0", Optional.of(BillState.FITS))),
        Optional.of(new SystemFacts("credit-score", "operation", "high")),
        Optional.of(new ComponentFacts("score-model", "model", "matches")),
        Optional.of(new SupplierFacts("", "own")),
        Optional.of(Map.of("TRV-SUP-03", "proven", "TRV-SUP-01", "stale")),
        Optional.of(List.of(measured("measure.robust_accuracy", 0.71, 12))));
  }

  static ScanFacts scan(String verdict) {
    List<FindingFact> findings =
        verdict.equals("clean")
            ? List.of()
            : List.of(new FindingFact("pickle-gadget-call", "critical", verdict, "data.pkl"));
    return new ScanFacts(verdict, "safetensors", findings, 0, List.of(), List.of());
  }

  static VerificationFacts verification(VerificationOutcome outcome) {
    return new VerificationFacts(outcome, "key:ab", "key", "OMS 1.1.0", 0);
  }

  static MeasurementFact measured(String method, double value, long age) {
    return new MeasurementFact(
        method,
        "bytes",
        "",
        OptionalDouble.of(value),
        OptionalDouble.empty(),
        OptionalDouble.empty(),
        age);
  }

  private static <T> Optional<T> maybe(Draw draw, T value) {
    return draw.chance(0.85) ? Optional.of(value) : Optional.empty();
  }

  /// Any facts, good in most places.
  static GateFacts any(Draw draw) {
    var controls = new LinkedHashMap<String, String>();
    for (String id : draw.some(List.of("TRV-SUP-01", "TRV-SUP-03", "TRV-RUN-01"), 0, 3)) {
      controls.put(id, draw.chance(0.8) ? "proven" : draw.oneOf("failing", "stale", "absent"));
    }
    return new GateFacts(
        draw.oneOf("production", "production", "test"),
        new Artefact("m", draw.digest(), draw.between(1, 9), draw.below(100_000)),
        maybe(
            draw,
            scan(
                draw.chance(0.8)
                    ? "clean"
                    : draw.oneOf("suspicious", "dangerous-format", "policy"))),
        maybe(
            draw,
            verification(
                draw.chance(0.9)
                    ? VerificationOutcome.VERIFIED
                    : draw.oneOf(List.of(VerificationOutcome.values())))),
        maybe(draw, new ProvenanceFacts(draw.oneOf(List.of(ProvenanceState.values())), "builder")),
        maybe(
            draw,
            new BomFacts(
                OptionalDouble.of(0.5),
                draw.oneOf("", "MIT"),
                maybe(draw, draw.oneOf(BillState.FITS, BillState.DIFFERS)))),
        maybe(draw, new SystemFacts("s", "operation", draw.oneOf("low", "high", "very-high"))),
        maybe(draw, new ComponentFacts("c", "model", draw.chance(0.9) ? "matches" : "differs")),
        maybe(
            draw,
            new SupplierFacts("x", draw.oneOf("own", "acceptable", "conditional", "expired"))),
        maybe(draw, controls),
        maybe(draw, List.of(measured("measure.ece", 0.1, draw.below(200)))));
  }

  /// The same facts with one of them worse, or gone.
  static GateFacts worse(Draw draw, GateFacts f) {
    return switch (draw.below(10)) {
      case 0 ->
          f.scanned(Optional.of(scan(draw.oneOf("malicious", "not-understood", "suspicious"))));
      case 1 -> f.scanned(Optional.empty());
      case 2 ->
          f.verified(
              Optional.of(
                  verification(
                      draw.oneOf(VerificationOutcome.FAILED, VerificationOutcome.UNSIGNED))));
      case 3 -> f.verified(Optional.empty());
      case 4 ->
          into(f, f.component(), Optional.of(new SupplierFacts("x", "refused")), f.controls());
      case 5 -> into(f, f.component(), Optional.empty(), f.controls());
      case 6 ->
          into(
              f,
              Optional.of(new ComponentFacts("c", "model", "differs")),
              f.supplier(),
              f.controls());
      case 7 -> into(f, Optional.empty(), f.supplier(), f.controls());
      case 8 -> into(f, f.component(), f.supplier(), Optional.of(failing(f)));
      default -> into(f, f.component(), f.supplier(), Optional.empty());
    };
  }

  private static Map<String, String> failing(GateFacts f) {
    var controls = new LinkedHashMap<>(f.controls().orElse(Map.of()));
    controls.put("TRV-SUP-01", "failing");
    return controls;
  }

  static GateFacts into(
      GateFacts f,
      Optional<ComponentFacts> component,
      Optional<SupplierFacts> supplier,
      Optional<Map<String, String>> controls) {
    return new GateFacts(
        f.environment(),
        f.artefact(),
        f.scan(),
        f.verification(),
        f.provenance(),
        f.bom(),
        f.system(),
        component,
        supplier,
        controls,
        f.measurements());
  }
}
