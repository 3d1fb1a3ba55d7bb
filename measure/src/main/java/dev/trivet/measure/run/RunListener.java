package dev.trivet.measure.run;

import java.time.Duration;
import java.util.Optional;

/// Somebody who wants to know how far a run is.
public interface RunListener {
  RunListener SILENT =
      new RunListener() {
        @Override
        public void progress(Progress progress) {}

        @Override
        public void keep(MeasurementRun soFar) {}
      };

  /// Where a run stands.
  ///
  /// @param left until the metric's end, as far as its queries tell; empty at its start
  record Progress(
      MetricKind metric, int number, int of, long asked, long expected, Optional<Duration> left) {}

  void progress(Progress progress);

  /// Called after every metric with all that is known: whoever stores it can resume from it.
  void keep(MeasurementRun soFar);
}
