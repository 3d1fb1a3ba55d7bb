package dev.trivet.bench;

import java.util.List;

/// The figures of one benchmark, smallest first.
record Measured(List<Double> figures) {
  Measured {
    figures = figures.stream().sorted().toList();
  }

  double median() {
    return share(0.5);
  }

  /// @return what `share` of the figures stay at or under
  double share(double share) {
    int index = (int) Math.ceil(share * figures.size()) - 1;
    return figures.get(Math.clamp(index, 0, figures.size() - 1));
  }
}
