package dev.trivet.gate;

import dev.cel.runtime.CelEvaluationException;
import dev.trivet.gate.CompilePolicy.Compiled;
import dev.trivet.gate.RuleResult.State;
import dev.trivet.shared.Digest;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/// A policy that passed the checker, ready to be held against facts.
public final class CompiledPolicy {
  /// For all rules together. The work of each is bounded too; this is the second fence.
  static final Duration LONGEST = Duration.ofSeconds(5);

  private final Policy policy;
  private final Digest digest;
  private final List<Rule> rules;

  /// A rule with its programs.
  record Rule(PolicyRule rule, Optional<Compiled.Program> when, Compiled.Program require) {}

  /// What one expression comes to: an answer, or why there is none.
  private record Told(Optional<Boolean> answer, String why) {}

  CompiledPolicy(Policy policy, Digest digest, List<Rule> rules) {
    this.policy = policy;
    this.digest = digest;
    this.rules = List.copyOf(rules);
  }

  public Policy policy() {
    return policy;
  }

  /// Of the policy's file.
  public Digest digest() {
    return digest;
  }

  /// What comes of every rule, in the order of the policy.
  List<RuleResult> results(GateFacts facts) {
    Map<String, Object> values = FactValues.of(facts);
    var results = new ArrayList<RuleResult>();
    var task =
        new FutureTask<List<RuleResult>>(() -> {
          for (Rule rule : rules) {
            RuleResult result = result(rule, values);
            synchronized (results) {
              results.add(result);
            }
          }
          return results;
        });
    Thread.ofPlatform().daemon().name("gate-policy").start(task);
    String why = "the policy took longer than " + LONGEST.toSeconds() + " seconds";
    try {
      return task.get(LONGEST.toMillis(), TimeUnit.MILLISECONDS);
    } catch (TimeoutException e) {
      task.cancel(true);
    } catch (ExecutionException e) {
      why = "the policy failed: " + e.getCause();
    } catch (InterruptedException e) {
      Thread.currentThread().interrupt();
      why = "it was interrupted";
    }
    synchronized (results) {
      return withoutAnswer(List.copyOf(results), why);
    }
  }

  /// Rules nobody got to are undecided.
  private List<RuleResult> withoutAnswer(List<RuleResult> done, String why) {
    var all = new ArrayList<>(done);
    for (Rule rule : rules.subList(done.size(), rules.size())) {
      all.add(result(rule.rule(), State.UNDECIDED, why));
    }
    return all;
  }

  private static RuleResult result(Rule rule, Map<String, Object> values) {
    if (rule.when().isPresent()) {
      Told applies = told(rule.when().get(), values);
      if (applies.answer().isEmpty()) {
        return result(rule.rule(), State.UNDECIDED, applies.why());
      }
      if (!applies.answer().get()) {
        return result(rule.rule(), State.NOT_APPLICABLE, "");
      }
    }
    Told holds = told(rule.require(), values);
    if (holds.answer().isEmpty()) {
      return result(rule.rule(), State.UNDECIDED, holds.why());
    }
    return holds.answer().get()
        ? result(rule.rule(), State.HOLDS, "")
        : result(rule.rule(), State.BROKEN, FactsBehind.of(rule.require().text(), values));
  }

  private static Told told(Compiled.Program expression, Map<String, Object> values) {
    try {
      Object answer = expression.program().eval(values);
      if (answer instanceof Boolean bool) {
        return new Told(Optional.of(bool), "");
      }
      return new Told(Optional.empty(), missing(expression.text(), values, ""));
    } catch (CelEvaluationException | RuntimeException | StackOverflowError e) {
      return new Told(
          Optional.empty(), missing(expression.text(), values, String.valueOf(e.getMessage())));
    }
  }

  private static String missing(String expression, Map<String, Object> values, String error) {
    List<String> hints =
        FactGroup.in(expression).stream()
            .filter(group -> isUnknown(values.get(group.variable())))
            .map(group -> "nothing is known of '%s': %s".formatted(group.variable(), group.hint()))
            .toList();
    if (!hints.isEmpty()) {
      return String.join("; ", hints);
    }
    return error.isEmpty() ? "a fact it needs is not known" : "it cannot be told: " + error;
  }

  private static boolean isUnknown(@org.jspecify.annotations.Nullable Object value) {
    return value == null || (value instanceof Map<?, ?> map && map.isEmpty());
  }

  private static RuleResult result(PolicyRule rule, State state, String detail) {
    return new RuleResult(rule.name(), rule.effect(), state, rule.message(), detail);
  }
}
