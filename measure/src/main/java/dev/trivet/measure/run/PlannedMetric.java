package dev.trivet.measure.run;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// A number a plan asks for.
///
/// @param samples how many are taken, from the first; all when left out
/// @param settings what the metric leaves open, such as `epsilon`; what is left out has a default
/// @param threats ids of the techniques that call for it
public record PlannedMetric(
    MetricKind metric, Optional<Long> samples, Map<String, String> settings, List<String> threats) {
  public PlannedMetric {
    settings = Map.copyOf(settings);
    threats = List.copyOf(threats);
    if (samples.orElse(1L) < 1) {
      throw new IllegalArgumentException(samples.get() + " samples");
    }
  }

  public static PlannedMetric of(MetricKind metric) {
    return new PlannedMetric(metric, Optional.empty(), Map.of(), List.of());
  }

  public PlannedMetric with(String setting, String value) {
    var more = new LinkedHashMap<>(settings);
    more.put(setting, value);
    return new PlannedMetric(metric, samples, more, threats);
  }

  public PlannedMetric onSamples(long number) {
    return new PlannedMetric(metric, Optional.of(number), settings, threats);
  }

  /// Whether both ask for the same number, whatever threat it is asked for.
  public boolean isSameAs(PlannedMetric other) {
    return metric == other.metric
        && samples.equals(other.samples)
        && settings.equals(other.settings);
  }
}
