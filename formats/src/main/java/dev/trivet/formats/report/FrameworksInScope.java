package dev.trivet.formats.report;

import dev.trivet.catalog.Framework;
import dev.trivet.catalog.FrameworkId;
import dev.trivet.posture.Posture;
import java.util.List;

/// The frameworks a posture answers to, in its own order.
final class FrameworksInScope {
  private FrameworksInScope() {}

  static List<FrameworkId> of(Posture posture) {
    return posture.requirements().stream().map(r -> r.ref().framework()).distinct().toList();
  }

  /// A title short enough for the head of a column.
  static String title(Posture posture, FrameworkId framework) {
    return posture.catalog().framework(framework).map(Framework::title).orElse(framework.value());
  }
}
