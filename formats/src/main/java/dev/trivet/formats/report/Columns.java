package dev.trivet.formats.report;

import dev.trivet.posture.SystemPosture;
import java.util.List;

/// The systems that have a column of their own in tables. More than twelve fit no page; the others
/// are in the sections on each system.
final class Columns {
  static final int MOST = 12;

  private Columns() {}

  static List<SystemPosture> of(Sources sources) {
    return sources.posture().systems().stream().limit(MOST).toList();
  }
}
