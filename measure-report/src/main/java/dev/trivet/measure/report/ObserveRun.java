package dev.trivet.measure.report;

import dev.trivet.evidence.EvidenceId;
import dev.trivet.evidence.Measurement;
import dev.trivet.evidence.Observation;
import dev.trivet.evidence.Subject;
import dev.trivet.inventory.ComponentId;
import dev.trivet.inventory.SystemId;
import dev.trivet.measure.run.EndpointSource;
import dev.trivet.measure.run.MeasurementRun;
import dev.trivet.measure.run.MetricKind;
import dev.trivet.measure.run.Outcome;
import dev.trivet.measure.run.Reading;
import dev.trivet.shared.Digest;
import dev.trivet.shared.Words;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;

/// Turns a run into observations for a programme, bound to the bytes that were measured, or to the
/// version an endpoint's operator names where nobody here has the bytes. It judges nothing, and
/// what was not measured is not among them.
public final class ObserveRun {
  private static final String BEHAVIOUR = "measure.behaviour_diff";

  private ObserveRun() {}

  /// Which end of the interval the catalogue asks for.
  private enum End {
    VALUE,
    LOW
  }

  /// @param method of the catalogue
  /// @param reading the name of the number it takes; empty for a verdict
  private record Method(MetricKind kind, String method, String reading, End end, String unit) {}

  private static final List<Method> METHODS =
      List.of(
          share(MetricKind.CLEAN_ACCURACY, "clean_accuracy", "clean-accuracy", End.LOW),
          share(MetricKind.ROBUST_ACCURACY, "robust_accuracy", "robust-accuracy", End.LOW),
          new Method(
              MetricKind.MINIMAL_CHANGE,
              "measure.minimal_change_l2",
              "median-minimal-l2",
              End.LOW,
              "distance"),
          new Method(
              MetricKind.MINIMAL_CHANGE,
              "measure.minimal_change_linf",
              "median-minimal-linf",
              End.LOW,
              "distance"),
          share(
              MetricKind.CONSTRAINED_ACCURACY, "constrained_accuracy", "robust-accuracy", End.LOW),
          share(
              MetricKind.CORRUPTION_ACCURACY,
              "corruption_accuracy",
              "mean-corruption-accuracy",
              End.LOW),
          share(MetricKind.CERTIFIED_ACCURACY, "certified_accuracy", "certified-accuracy", End.LOW),
          new Method(
              MetricKind.CALIBRATION, "measure.calibration_error", "ece", End.VALUE, "difference"),
          share(MetricKind.MEMBERSHIP, "membership_tpr", "membership-tpr", End.VALUE),
          new Method(
              MetricKind.ATTRIBUTE_INFERENCE,
              "measure.attribute_inference",
              "attribute-gain",
              End.VALUE,
              "difference"),
          share(MetricKind.CANARY_EXPOSURE, "memorisation", "memorised", End.VALUE),
          share(MetricKind.EXTRACTION, "extraction_fidelity", "fidelity", End.VALUE),
          share(MetricKind.LABEL_NOISE, "label_noise", "label-noise", End.VALUE),
          new Method(MetricKind.DRIFT, "measure.drift_psi", "psi", End.VALUE, "index"),
          share(MetricKind.TEXT_DRIFT, "text_drift", "text-drift-auc", End.VALUE),
          share(MetricKind.STRIP, "strip_acceptance", "strip-false-acceptance", End.VALUE),
          new Method(MetricKind.BACKDOOR_SWEEP, "measure.backdoor_sweep", "", End.VALUE, ""),
          new Method(MetricKind.POISON_SWEEP, "measure.poison_sweep", "", End.VALUE, ""));

  private static Method share(MetricKind kind, String method, String reading, End end) {
    return new Method(kind, "measure." + method, reading, end, "share");
  }

  /// Every method this writes, with its unit; empty for a word.
  static Map<String, String> methods() {
    var methods = new LinkedHashMap<String, String>();
    METHODS.forEach(m -> methods.put(m.method(), m.unit()));
    methods.put(BEHAVIOUR, "share");
    return methods;
  }

  /// @param system whose model it is; `component` which of its parts
  public static List<Observation> observations(
      MeasurementRun run, SystemId system, ComponentId component) {
    var all = new ArrayList<Observation>();
    for (Outcome outcome : run.outcomes()) {
      for (Method method : METHODS) {
        if (method.kind() == outcome.metric().metric()) {
          observation(run, outcome, method, system, component).ifPresent(all::add);
        }
      }
      behaviour(run, outcome, system, component).ifPresent(all::add);
    }
    return all;
  }

  private static Optional<Observation> observation(
      MeasurementRun run, Outcome outcome, Method method, SystemId system, ComponentId component) {
    if (method.reading().isEmpty()) {
      return outcome.isComplete()
          ? outcome
              .word()
              .map(w -> made(run, method.method(), system, component, w, detail(outcome)))
          : Optional.empty();
    }
    return headline(outcome, method)
        .map(r ->
            made(
                run,
                method.method(),
                system,
                component,
                measurement(r, method),
                Shown.name(r) + ": " + r.detail() + seed(r)));
  }

  /// Of several readings the last that was measured: the largest change, the largest budget. For
  /// membership the first, which is the rate the catalogue names.
  private static Optional<Reading> headline(Outcome outcome, Method method) {
    List<Reading> named =
        outcome.readings().stream().filter(r -> r.name().equals(method.reading())).toList();
    if (named.isEmpty() || named.stream().anyMatch(Reading::isHindered)) {
      return Optional.empty();
    }
    Reading chosen =
        switch (method.kind()) {
          case ROBUST_ACCURACY, CERTIFIED_ACCURACY, EXTRACTION -> named.getLast();
          default -> named.getFirst();
        };
    return Optional.of(chosen).filter(Reading::isMeasured);
  }

  private static Measurement measurement(Reading reading, Method method) {
    double value = reading.value().orElseThrow();
    double low = reading.low().orElse(value);
    double high = reading.high().orElse(value);
    boolean interval = reading.low().isPresent() && reading.high().isPresent();
    return new Measurement(
        rounded(method.end() == End.LOW ? low : value),
        interval ? OptionalDouble.of(rounded(low)) : OptionalDouble.empty(),
        interval ? OptionalDouble.of(rounded(high)) : OptionalDouble.empty(),
        Optional.of(reading.sample()),
        Optional.of(method.unit()));
  }

  /// The share of answers that differ from the baseline's.
  private static Optional<Observation> behaviour(
      MeasurementRun run, Outcome outcome, SystemId system, ComponentId component) {
    if (outcome.metric().metric() != MetricKind.BEHAVIOUR || !outcome.isComplete()) {
      return Optional.empty();
    }
    return outcome
        .find("agreement")
        .filter(Reading::isMeasured)
        .map(r -> {
          double value = r.value().orElseThrow();
          var measurement =
              new Measurement(
                  rounded(1 - value),
                  OptionalDouble.of(rounded(1 - r.high().orElse(value))),
                  OptionalDouble.of(rounded(1 - r.low().orElse(value))),
                  Optional.of(r.sample()),
                  Optional.of("share"));
          String detail =
              outcome.word().map(w -> "Verdict: " + w + ". ").orElse("") + detail(outcome);
          return made(run, BEHAVIOUR, system, component, measurement, detail);
        });
  }

  private static String detail(Outcome outcome) {
    return String.join(" ", outcome.notes());
  }

  private static String seed(Reading reading) {
    return reading.seed().map(s -> "; seed " + s).orElse("");
  }

  private static Observation made(
      MeasurementRun run,
      String method,
      SystemId system,
      ComponentId component,
      Object result,
      String detail) {
    Optional<EndpointSource> endpoint = run.plan().model().endpoint();
    Optional<Digest> bytes = Optional.of(run.model()).filter(d -> run.isOfBytes());
    var subject =
        new Subject.OfComponent(system, component, bytes, endpoint.map(EndpointSource::version));
    String seen = endpoint.map(ObserveRun::unseen).orElse("") + detail;
    return new Observation(
        EvidenceId.of(method, subject, run.ended()),
        method,
        subject,
        result instanceof String word ? Optional.of(word) : Optional.empty(),
        result instanceof Measurement number ? Optional.of(number) : Optional.empty(),
        run.ended(),
        run.instrument(),
        Optional.of(seen).filter(d -> !d.isBlank()));
  }

  /// Evidence on what nobody here could hash counts for the version named, and for no bytes.
  private static String unseen(EndpointSource endpoint) {
    return "Asked at %s, version %s as its operator says; no bytes were seen. "
        .formatted(endpoint.shown(), endpoint.version());
  }

  /// The metrics of a run for which the catalogue has no method: they stay in the report.
  public static List<String> unrecorded(MeasurementRun run) {
    return run.outcomes().stream()
        .map(o -> o.metric().metric())
        .filter(k -> k != MetricKind.BEHAVIOUR && METHODS.stream().noneMatch(m -> m.kind() == k))
        .map(Words::of)
        .distinct()
        .toList();
  }

  /// Four decimals: what is beyond them no sample of ours can show, and it differs by processor.
  private static double rounded(double value) {
    return Math.round(value * 1e4) / 1e4;
  }
}
