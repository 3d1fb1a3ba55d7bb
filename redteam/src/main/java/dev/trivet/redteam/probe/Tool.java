package dev.trivet.redteam.probe;

import java.util.List;

/// A tool the model may call. None is real: the harness answers with `result`.
///
/// @param description as the model reads it; part of the attack where tools are poisoned
/// @param parameters their names; all are texts
public record Tool(
    String name, String description, List<String> parameters, String result, Kind kind) {
  public Tool {
    parameters = List.copyOf(parameters);
  }

  /// What a call does.
  public enum Kind {
    /// Gives something to read.
    READS,
    /// Would change, send or run something.
    ACTS,
    /// Saves its arguments for later sessions.
    REMEMBERS
  }

  public static Tool reading(
      String name, String description, List<String> parameters, String result) {
    return new Tool(name, description, parameters, result, Kind.READS);
  }

  public static Tool acting(String name, String description, List<String> parameters) {
    return new Tool(name, description, parameters, "done", Kind.ACTS);
  }

  public static Tool remembering(String name, String description) {
    return new Tool(name, description, List.of("note"), "saved", Kind.REMEMBERS);
  }
}
