package dev.trivet.artifact.rule;

import dev.trivet.shared.Checks;
import java.util.List;
import java.util.regex.Pattern;

/// One thing a scan can find. A format's rules are constants of one class beside its reader
/// (`PickleRules`), handed out by [dev.trivet.artifact.scan.FormatReader#rules()]; each has a
/// section of the same name in `docs/rules.md`.
///
/// @param id `pickle-gadget-call`: the format first; never reused for something else
/// @param verdict what one finding of this rule makes of the artefact
/// @param title what was found, as a short sentence without a full stop
/// @param why why that is bad
/// @param action what to do now
/// @param references ids: ATLAS `AML.T0011.000`, `CWE-502`, OWASP `LLM03:2025`
public record Rule(
    String id,
    Severity severity,
    Verdict verdict,
    String title,
    String why,
    String action,
    List<String> references) {
  private static final Pattern FORM = Pattern.compile("[a-z][a-z0-9]*(-[a-z0-9]+)+");
  private static final Pattern REFERENCE =
      Pattern.compile("AML\\.T\\d{4}(\\.\\d{3})?|CWE-\\d+|(LLM|ML)\\d\\d:\\d{4}");

  public Rule {
    Checks.matching("a rule id", FORM, id);
    Checks.text("a rule's title", title);
    references.forEach(r -> Checks.matching("a reference", REFERENCE, r));
    references = List.copyOf(references);
  }

  /// The beginning of a rule: `Rule.of("zip-bad-crc", HIGH, SUSPICIOUS, "...").why("...")
  /// .action("...").see("CWE-354")`.
  public static Rule of(String id, Severity severity, Verdict verdict, String title) {
    return new Rule(id, severity, verdict, title, "", "", List.of());
  }

  public Rule why(String text) {
    return new Rule(id, severity, verdict, title, text, action, references);
  }

  public Rule action(String text) {
    return new Rule(id, severity, verdict, title, why, text, references);
  }

  public Rule see(String... ids) {
    return new Rule(id, severity, verdict, title, why, action, List.of(ids));
  }
}
