package dev.trivet.measure.report;

import dev.trivet.formats.html.Html;
import dev.trivet.measure.handover.Baseline;
import dev.trivet.measure.handover.HandOver.Against;
import dev.trivet.measure.handover.HandOver.Finding;
import dev.trivet.measure.handover.HandOver.HandedOver;
import dev.trivet.shared.Digest;
import dev.trivet.shared.Words;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/// Writes a hand-over as one HTML page for people, which needs no network, no other file and no
/// script.
public final class WriteHandOverReport {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);
  private static final int MOST_LETTERS = 300;
  private static final int MOST_WEEKS = 104;

  private WriteHandOverReport() {}

  /// @param about whose model it is
  /// @param before the week it was held against
  /// @param kept the documents of earlier weeks that are at hand; what the chain does not name is
  ///   left out
  public static String page(String about, HandedOver handed, Baseline before, List<Baseline> kept) {
    Map<Long, Baseline> weeks = BaselineChain.weeks(handed.next(), before, kept);
    Html html =
        Html.page(
            "Week %d of %s".formatted(handed.next().number(), about),
            WriteMeasurementReport.class,
            "measure.css");
    html.open("body").open("main");
    cover(about, handed, before, html);
    changes(handed, Against.WEEK_BEFORE, "Since last week", html);
    changes(handed, Against.FIRST_WEEK, "Since the first week", html);
    sideBySide(handed.next(), before, html);
    DrawWeeks.pictures(weeks, handed.level(), html);
    chain(handed.next(), weeks, html);
    reading(handed.next(), html);
    return html.toString();
  }

  private static void cover(String about, HandedOver handed, Baseline before, Html html) {
    Baseline next = handed.next();
    html.open("header");
    html.element("p", "kicker", "Week %d of %d".formatted(next.number(), next.weeks()));
    html.element("h1", "", about);
    boolean calm = handed.alarms().isEmpty();
    html.element("p", calm ? "verdict" : "warn", verdict(handed));
    html.open("dl", "class", "facts");
    fact("Looked at", DAY.format(next.made()), html);
    fact("Week before", DAY.format(before.made()), html);
    fact("Counted as changed", "p at most " + Shown.number(handed.level()), html);
    fact("False alarms spent", spent(handed), html);
    fact("Model", next.model().value(), html);
    fact("Model of the week before", before.model().value(), html);
    fact("This week's document", BaselineChain.digest(next).value(), html);
    for (Digest data : next.data()) {
      fact("Data", data.value(), html);
    }
    html.close().close();
  }

  private static String verdict(HandedOver handed) {
    List<String> changed = handed.alarms().stream().map(Finding::subject).distinct().toList();
    return changed.isEmpty()
        ? "Nothing changed more than chance explains."
        : "Changed more than chance explains: " + String.join(", ", changed) + ".";
  }

  /// Every week but the first spends the same share, whether it raises an alarm or not.
  private static String spent(HandedOver handed) {
    Baseline next = handed.next();
    return "%s of %s, after %d of %d comparisons"
        .formatted(
            Shown.number(handed.level() * (next.number() - 1)),
            Words.of(next.falseAlarms()),
            next.number() - 1,
            next.weeks() - 1);
  }

  private static void fact(String name, String value, Html html) {
    html.open("div").element("dt", "", name).element("dd", "", value).close();
  }

  private static void changes(HandedOver handed, Against against, String title, Html html) {
    List<Finding> findings =
        handed.findings().stream().filter(f -> f.against() == against).toList();
    html.open("section").element("h2", "", title);
    if (findings.isEmpty()) {
      html.element("p", "soft", "The first week is the week before.").close();
      return;
    }
    html.open("table");
    head(List.of("What", "", "p, Holm", "How"), html);
    html.open("tbody");
    for (Finding finding : findings) {
      boolean alarm = finding.adjusted() <= handed.level();
      html.open("tr")
          .element("td", "name", finding.subject())
          .element("td", alarm ? "missing" : "", alarm ? "changed" : "as before")
          .open("td", "data-as", "p, Holm")
          .text(Shown.number(finding.adjusted()))
          .close()
          .open("td")
          .text(cut(finding.detail()))
          .close()
          .close();
    }
    html.close().close().close();
  }

  /// A model with a thousand classes says more than a page can hold.
  private static String cut(String text) {
    return text.length() <= MOST_LETTERS ? text : text.substring(0, MOST_LETTERS) + " ...";
  }

  private static void sideBySide(Baseline next, Baseline before, Html html) {
    html.open("section").element("h2", "", "Side by side");
    html.element("p", "intro", "Shares with the interval that holds them in 95 of 100 cases.");
    html.open("table");
    head(List.of("What", "First week", "Week before", "This week"), html);
    html.open("tbody");
    List<WeekShares.Row> rows = WeekShares.of(next.anchor(), before.week(), next.week());
    for (WeekShares.Row row : rows) {
      html.open("tr").element("td", "name", row.what());
      labelled("First week", row.first(), html);
      labelled("Week before", row.before(), html);
      labelled("This week", row.now(), html);
      html.close();
    }
    html.close().close();
    int classes = next.week().predicted().size();
    if (classes > WeekShares.MOST_CLASSES) {
      html.element(
          "p",
          "soft",
          "The first %d of %,d classes; all were compared."
              .formatted(WeekShares.MOST_CLASSES, classes));
    }
    html.close();
  }

  private static void chain(Baseline next, Map<Long, Baseline> weeks, Html html) {
    html.open("section").element("h2", "", "The chain of models");
    html.element(
        "p",
        "intro",
        "Each week's document names the digests of all before it, so none can be exchanged without"
            + " the later ones telling.");
    html.open("table");
    head(List.of("Week", "Looked at", "Model", "Document"), html);
    html.open("tbody");
    long from = Math.max(1, next.number() - MOST_WEEKS + 1);
    for (long number = from; number < next.number(); number++) {
      Digest document = next.earlier().get(Math.toIntExact(number - 1));
      Baseline week = weeks.get(number);
      link(
          number,
          week == null ? "its document is not at hand" : DAY.format(week.made()),
          week == null ? "" : week.model().value(),
          document,
          html);
    }
    link(
        next.number(),
        DAY.format(next.made()),
        next.model().value(),
        BaselineChain.digest(next),
        html);
    html.close().close();
    if (from > 1) {
      html.element("p", "soft", "Weeks before week %d are left out.".formatted(from));
    }
    html.close();
  }

  private static void link(long week, String made, String model, Digest document, Html html) {
    html.open("tr").element("td", "word", "Week " + week).element("td", "", made);
    labelled("Model", model, html);
    labelled("Document", document.value(), html);
    html.close();
  }

  /// A cell that says what it is where the head of its table is not shown.
  private static void labelled(String name, String value, Html html) {
    if (value.isEmpty()) {
      html.element("td", "", "");
    } else {
      html.open("td", "data-as", name).text(value).close();
    }
  }

  private static void head(List<String> names, Html html) {
    html.open("thead").open("tr");
    names.forEach(name -> html.element("th", "", name));
    html.close().close();
  }

  private static void reading(Baseline next, Html html) {
    html.open("section").element("h2", "", "How to read this");
    html.open("ul", "class", "notes");
    for (String rule :
        List.of(
            ("When nothing ever changes, all %d weeks together raise one alarm or more with a"
                    + " probability of %s at most.")
                .formatted(next.weeks(), Words.of(next.falseAlarms())),
            "Where a subject has many parts, the one that moved most "
                + "stands for it and pays for having been picked.",
            "As before means that no change was seen, "
                + "not that there is none: few rows see only great changes.",
            "What changed need not be worse. Inputs and predictions "
                + "are told apart from how often answers are right.",
            "Features are looked at one by one; a change that only shows "
                + "in how they go together is not seen here.")) {
      html.element("li", "", rule);
    }
    html.close().close();
  }

  static String against(Against against) {
    return "against the " + Words.spoken(against);
  }
}
