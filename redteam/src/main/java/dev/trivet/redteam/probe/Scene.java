package dev.trivet.redteam.probe;

import java.util.Arrays;
import java.util.List;

/// Where a probe plays: sessions one after another, each with a model that starts afresh.
public record Scene(List<Session> sessions) {
  public Scene {
    sessions = List.copyOf(sessions);
    if (sessions.isEmpty()) {
      throw new IllegalArgumentException("a scene has a session");
    }
  }

  public static Scene of(Session... sessions) {
    return new Scene(Arrays.asList(sessions));
  }

  /// The one that decides.
  public Session last() {
    return sessions.getLast();
  }

  public boolean needsTools() {
    return sessions.stream().anyMatch(s -> !s.tools().isEmpty());
  }

  /// How many answers it takes at least.
  public int turns() {
    return sessions.stream().mapToInt(s -> s.turns().size()).sum();
  }
}
