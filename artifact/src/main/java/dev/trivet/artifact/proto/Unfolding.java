package dev.trivet.artifact.proto;

import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;

/// How much a graph becomes when every function it calls is put in the place of the call, as
/// runtimes do: a few functions that call each other twice make billions of nodes.
public final class Unfolding {
  private final Map<String, Map<String, Long>> calls = new HashMap<>();

  /// Notes one call.
  public void call(String from, String to) {
    calls.computeIfAbsent(from, f -> new HashMap<>()).merge(to, 1L, Long::sum);
  }

  /// How many calls the root unfolds to; infinite when a function calls itself.
  public double of(String root) {
    var known = new HashMap<String, Double>();
    Set<String> open = new HashSet<>();
    Deque<String> waiting = new ArrayDeque<>();
    waiting.push(root);
    while (!waiting.isEmpty()) {
      String function = waiting.element();
      if (known.containsKey(function)) {
        waiting.pop();
        continue;
      }
      Map<String, Long> called = calls.getOrDefault(function, Map.of());
      boolean isReady = true;
      for (String callee : called.keySet()) {
        if (!known.containsKey(callee)) {
          if (open.contains(callee) || callee.equals(function)) {
            return Double.POSITIVE_INFINITY;
          }
          waiting.push(callee);
          isReady = false;
        }
      }
      open.add(function);
      if (isReady) {
        waiting.pop();
        open.remove(function);
        known.put(function, sum(called, known));
      }
    }
    return known.getOrDefault(root, 1.0);
  }

  private static double sum(Map<String, Long> called, Map<String, Double> known) {
    double sum = 1;
    for (Map.Entry<String, Long> callee : called.entrySet()) {
      sum += callee.getValue() * known.getOrDefault(callee.getKey(), 1.0);
    }
    return sum;
  }
}
