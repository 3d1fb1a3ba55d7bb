package dev.trivet.cli;

import dev.trivet.cli.text.Printer;
import dev.trivet.cli.text.Span;
import dev.trivet.cli.text.Tone;
import dev.trivet.gate.Decision;
import dev.trivet.gate.GateFacts.Artefact;
import dev.trivet.gate.RuleResult;
import dev.trivet.gate.RuleResult.State;
import java.util.List;
import java.util.stream.Collectors;

/// A decision for people: the answer, what stands in the way, and what was looked at.
final class ShowDecision {
  private static final int INDENT = 4;

  private final Printer out;

  ShowDecision(Printer out) {
    this.out = out;
  }

  void all(Decision decision) {
    answer(decision);
    rules(
        "stands in the way",
        decision.refusing().stream().filter(r -> !decision.lifted().contains(r.rule())).toList(),
        Tone.BAD);
    decision
        .override()
        .filter(o -> !decision.lifted().isEmpty())
        .ifPresent(o ->
            rules(
                "set aside by %s until %s: %s".formatted(o.by(), o.until(), o.reason()),
                decision.refusing().stream()
                    .filter(r -> decision.lifted().contains(r.rule()))
                    .toList(),
                Tone.CAUTION));
    rules("worth knowing", decision.warnings(), Tone.CAUTION);
    names("holds: ", decision, State.HOLDS);
    names("does not apply: ", decision, State.NOT_APPLICABLE);
  }

  private void answer(Decision decision) {
    Artefact model = decision.facts().artefact();
    Span word =
        switch (decision.outcome()) {
          case ALLOW -> new Span(Tone.GOOD, "allow");
          case REFUSE -> new Span(Tone.BAD, "refuse");
        };
    out.line(word, Span.of("  "), Span.strong(model.name()));
    out.line("  " + model.digest().value());
    out.wrapped(
        "  ",
        "%s, %,d bytes; for %s by the policy %s; decided %s, counts until %s"
            .formatted(
                Count.of(model.files(), "file"),
                model.bytes(),
                decision.facts().environment(),
                decision.policy().id(),
                decision.at(),
                decision.expires()),
        2);
  }

  private void rules(String title, List<RuleResult> rules, Tone tone) {
    if (rules.isEmpty()) {
      return;
    }
    out.blank();
    out.wrapped(Span.of(""), Span.strong(title), 0);
    for (RuleResult rule : rules) {
      out.line(new Span(tone, "  " + rule.rule()));
      String indent = " ".repeat(INDENT);
      if (!rule.detail().isEmpty()) {
        out.wrapped(indent, rule.detail(), INDENT);
      }
      out.wrapped(Span.of(indent), Span.faint(rule.message()), INDENT);
    }
  }

  private void names(String title, Decision decision, State state) {
    String names =
        decision.results().stream()
            .filter(r -> r.state() == state)
            .map(RuleResult::rule)
            .collect(Collectors.joining(", "));
    if (!names.isEmpty()) {
      out.blank();
      out.wrapped(Span.strong(title), Span.of(names), 2);
    }
  }
}
