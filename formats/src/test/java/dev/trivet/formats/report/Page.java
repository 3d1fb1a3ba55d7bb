package dev.trivet.formats.report;

import dev.trivet.formats.programme.Places;
import dev.trivet.posture.Posture;
import dev.trivet.threat.ThreatRules;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// A report as text, and what a test asks of one.
final class Page {
  private static final Pattern ID = Pattern.compile(" id=\"([^\"]*)\"");
  private static final Pattern LINK = Pattern.compile(" href=\"([^\"]*)\"");

  private final String html;

  private Page(String html) {
    this.html = html;
  }

  static Page of(Posture posture, ThreatRules rules) {
    return of(posture, rules, Optional.empty());
  }

  static Page of(Posture posture, ThreatRules rules, Optional<Places> places) {
    var out = new StringBuilder();
    new WriteReport(rules).write(posture, places, out);
    return new Page(out.toString());
  }

  String html() {
    return html;
  }

  /// The page without its style and script, which a person reads elsewhere.
  String content() {
    return html.replaceAll("(?s)<style>.*?</style>", "<style></style>")
        .replaceAll("(?s)<script>.*?</script>", "<script></script>")
        .replaceAll("sha256-[A-Za-z0-9+/=]+", "sha256-");
  }

  List<String> ids() {
    return found(ID);
  }

  List<String> repeatedIds() {
    var seen = new HashSet<String>();
    return ids().stream().filter(id -> !seen.add(id)).toList();
  }

  /// Links to another page, or to a place on this one that is not there.
  List<String> deadLinks() {
    Set<String> ids = new HashSet<>(ids());
    return found(LINK).stream()
        .distinct()
        .filter(href -> !href.startsWith("#") || !ids.contains(href.substring(1)))
        .toList();
  }

  int count(String text) {
    int count = 0;
    for (int at = html.indexOf(text); at >= 0; at = html.indexOf(text, at + 1)) {
      count++;
    }
    return count;
  }

  private List<String> found(Pattern pattern) {
    return new ArrayList<>(
        pattern.matcher(html).results().map((MatchResult m) -> m.group(1)).toList());
  }
}
