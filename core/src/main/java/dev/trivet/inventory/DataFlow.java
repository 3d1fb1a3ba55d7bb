package dev.trivet.inventory;

import java.util.List;

/// Data that moves between two ends of a system.
///
/// @param from a component, or the name of somebody or something outside
/// @param to likewise
/// @param data what moves, in the programme's own words
public record DataFlow(String from, String to, List<String> data) {
  public DataFlow {
    data = List.copyOf(data);
  }
}
