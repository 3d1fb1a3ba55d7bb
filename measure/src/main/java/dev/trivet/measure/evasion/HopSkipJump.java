package dev.trivet.measure.evasion;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.model.Model;
import java.util.Locale;
import java.util.Optional;
import java.util.OptionalDouble;

/// Walks along the decision boundary towards the sample, told labels only (Chen, Jordan,
/// Wainwright, IEEE S&P 2020): estimate the boundary's normal from the answers around a point on
/// it, step away from the boundary, come back to it closer.
///
/// @param firstEstimate how many questions the first estimate takes; the t-th takes the root of t
///   times as many
/// @param mostEstimate and never more than this
/// @param pool samples it may start from besides noise; ones the model reads as something else lie
///   nearer than noise does
public record HopSkipJump(
    Norm norm,
    int iterations,
    int firstEstimate,
    int mostEstimate,
    Optional<Samples> pool,
    long seed)
    implements Attack {
  public HopSkipJump {
    if (iterations < 0 || firstEstimate < 1 || mostEstimate < firstEstimate) {
      throw new IllegalArgumentException(
          iterations + " iterations of " + firstEstimate + " to " + mostEstimate + " questions");
    }
  }

  @Override
  public String name() {
    return String.format(
        Locale.ROOT, "HopSkipJump %s, %d iterations from %d", norm, iterations, firstEstimate);
  }

  @Override
  public OptionalDouble epsilon() {
    return OptionalDouble.empty();
  }

  @Override
  public Attacked run(Model model, Samples samples, int[] labels) {
    var front = new Front(model, samples, labels, seed);
    var boundary = new Boundary(front, norm);
    front.askClean();
    Samples starts = pool.orElse(samples.range(0, 0));
    new Starts(front, boundary).find(starts, model.predict(starts));
    var walk = new HopSkipJumpWalk(front, boundary, norm);
    for (int t = 1; t <= iterations && !front.isStopped(); t++) {
      walk.step(t, (int) Math.min(mostEstimate, firstEstimate * Math.sqrt(t)));
    }
    boundary.restoreClosest();
    return front.result(this);
  }
}
