package dev.trivet.cli;

import dev.trivet.cli.text.Pad;
import dev.trivet.cli.text.Printer;
import dev.trivet.cli.text.Span;
import dev.trivet.cli.text.Tone;
import dev.trivet.inventory.Field;
import dev.trivet.shared.Words;
import dev.trivet.threat.Applicability;
import dev.trivet.threat.Because;
import dev.trivet.threat.Threat;
import dev.trivet.threat.ThreatModel;
import dev.trivet.threat.ThreatRules;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// Threat models for people.
final class ShowThreats {
  private static final int SHOWN = 20;
  private static final int INDENT = 6;
  private static final int ID = "AML.T0000.000 ".length();
  private static final int BAND = "preparation  ".length();

  private final Printer out;
  private final ThreatRules rules;
  private final boolean everything;

  ShowThreats(Printer out, ThreatRules rules, boolean everything) {
    this.out = out;
    this.rules = rules;
    this.everything = everything;
  }

  void model(String title, ThreatModel model) {
    heading(title, model);
    List<Threat> threats = model.threats();
    int shown = everything ? threats.size() : Math.min(SHOWN, threats.size());
    for (Threat threat : threats.subList(0, shown)) {
      threat(threat, model);
    }
    if (everything) {
      ruledOut(model);
    } else if (threats.size() > shown) {
      out.line(
          Span.faint(
              (threats.size() - shown)
                  + " more threats and "
                  + Count.of(model.ruledOut().size(), "technique")
                  + " ruled out: --all shows them, with why"));
    }
    out.blank();
  }

  private void heading(String title, ThreatModel model) {
    out.wrapped(Span.strong(model.system() + "  "), Span.of(title), 2);
    long assumed = model.threats().stream().filter(Threat::assumed).count();
    out.wrapped(
        "",
        model.release()
            + ": "
            + Count.of(model.threats().size(), "threat")
            + ", "
            + model.ruledOut().size()
            + " ruled out"
            + (assumed > 0 ? ", " + assumed + " assumed for want of an answer" : ""),
        2);
    List<String> open =
        model.profile().vocabulary().quickStart().stream()
            .filter(field -> !model.profile().answers(field))
            .map(Field::name)
            .toList();
    if (!open.isEmpty()) {
      out.wrapped(new Span(Tone.CAUTION, "unanswered: "), Span.of(String.join(", ", open)), 12);
    }
    out.blank();
  }

  private void threat(Threat threat, ThreatModel model) {
    out.wrapped(
        List.of(
            Span.faint(Pad.left(threat.rank(), 4) + "  "),
            Span.strong(Pad.right(threat.technique(), ID)),
            new Span(tone(threat), Pad.right(Words.spoken(threat.band()), BAND))),
        Span.of(name(threat.rule())),
        INDENT + ID + BAND);
    because(threat.rule(), model, threat.assumed() ? "assumed; " : "");
  }

  private void technique(Applicability rule) {
    out.wrapped(
        List.of(Span.of(" ".repeat(INDENT)), Span.strong(Pad.right(rule.id(), ID))),
        Span.of(name(rule)),
        INDENT + ID);
  }

  private void because(Applicability rule, ThreatModel model, String before) {
    String why =
        String.join("; ", rule.because(model.profile()).stream().map(Because::toString).toList());
    out.wrapped(Span.of(" ".repeat(INDENT)), Span.faint(before + why), INDENT);
  }

  private void ruledOut(ThreatModel model) {
    out.blank();
    out.heading("Ruled out");
    for (Applicability rule : model.ruledOut()) {
      technique(rule);
      because(rule, model, "");
    }
  }

  void whatIf(ThreatModel before, ThreatModel after, Map<String, List<String>> changes) {
    var set = new ArrayList<String>();
    changes.forEach((field, words) -> set.add(field + "=" + String.join(",", words)));
    out.wrapped(Span.strong(before.system() + "  "), Span.of("if " + String.join(" and ", set)), 2);
    var changed = ThreatChanges.between(before, after);
    out.line(
        "%s before, %s after: %d leave, %d come, %d change in likelihood"
            .formatted(
                Count.of(before.threats().size(), "threat"),
                after.threats().size(),
                changed.leaves().size(),
                changed.comes().size(),
                changed.moves().size()));
    list("Leaves", Tone.GOOD, changed.leaves(), after);
    list("Comes", Tone.BAD, changed.comes(), after);
    moves(changed.moves());
    out.blank();
  }

  private void list(String heading, Tone tone, List<Threat> threats, ThreatModel after) {
    if (threats.isEmpty()) {
      return;
    }
    out.blank();
    out.line(new Span(tone, heading));
    for (Threat threat : threats) {
      technique(threat.rule());
      because(threat.rule(), after, "");
    }
  }

  private void moves(List<ThreatChanges.Moved> moves) {
    if (moves.isEmpty()) {
      return;
    }
    out.blank();
    out.heading("Changes in likelihood");
    for (ThreatChanges.Moved moved : moves) {
      boolean likelier = moved.after().score() > moved.before().score();
      out.line(
          Span.of(" ".repeat(INDENT)),
          Span.strong(Pad.right(moved.after().technique(), ID)),
          new Span(
              likelier ? Tone.BAD : Tone.GOOD,
              moved.before().score() + " -> " + moved.after().score() + "  "),
          Span.of(name(moved.after().rule())));
    }
  }

  private String name(Applicability rule) {
    return TechniqueNames.full(rule.technique(), id -> rules.rule(id).orElseThrow().technique());
  }

  private static Tone tone(Threat threat) {
    return switch (threat.band()) {
      case EXPECTED -> Tone.BAD;
      case POSSIBLE -> Tone.CAUTION;
      case PREPARATION -> Tone.FAINT;
    };
  }
}
