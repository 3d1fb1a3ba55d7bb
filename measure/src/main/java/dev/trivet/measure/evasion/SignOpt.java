package dev.trivet.measure.evasion;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.model.Model;
import java.util.Locale;
import java.util.OptionalDouble;

/// Looks for the direction in which the boundary is nearest, told labels only (Cheng et al., ICLR
/// 2020): one question says whether turning a little brings the boundary closer, many say in which
/// direction it comes closest.
///
/// @param starts how many directions are drawn at first
/// @param turns how many questions an estimate takes
public record SignOpt(int iterations, int starts, int turns, long seed) implements Attack {
  public SignOpt {
    if (iterations < 0 || starts < 1 || turns < 1) {
      throw new IllegalArgumentException(
          iterations + " iterations, " + starts + " starts, " + turns + " turns");
    }
  }

  @Override
  public String name() {
    return String.format(Locale.ROOT, "Sign-OPT L2, %d iterations of %d turns", iterations, turns);
  }

  @Override
  public Norm norm() {
    return Norm.L2;
  }

  @Override
  public OptionalDouble epsilon() {
    return OptionalDouble.empty();
  }

  @Override
  public Attacked run(Model model, Samples samples, int[] labels) {
    var front = new Front(model, samples, labels, seed);
    front.askClean();
    var search = new SignOptSearch(front, turns);
    for (int start = 0; start < starts && !front.isStopped(); start++) {
      search.start(start);
    }
    for (int t = 0; t < iterations && !front.isStopped(); t++) {
      search.improve();
    }
    search.finish();
    return front.result(this);
  }
}
