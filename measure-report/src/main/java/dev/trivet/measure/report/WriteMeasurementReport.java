package dev.trivet.measure.report;

import dev.trivet.formats.html.Html;
import dev.trivet.measure.run.Chart;
import dev.trivet.measure.run.EndpointSource;
import dev.trivet.measure.run.MeasurementRun;
import dev.trivet.measure.run.MetricKind;
import dev.trivet.measure.run.Outcome;
import dev.trivet.measure.run.Reading;
import dev.trivet.measure.run.Shortlist;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;
import java.util.Locale;
import java.util.stream.Collectors;

/// Writes a run as one HTML page for people, which needs no network, no other file and no script.
public final class WriteMeasurementReport {
  private static final DateTimeFormatter DAY =
      DateTimeFormatter.ofPattern("d MMMM yyyy, HH:mm 'UTC'", Locale.ENGLISH)
          .withZone(ZoneOffset.UTC);

  private WriteMeasurementReport() {}

  public static String page(MeasurementRun run) {
    String about = run.plan().component().or(() -> run.plan().system()).orElse(Shown.model(run));
    Html html = Html.page("Measurements of " + about, WriteMeasurementReport.class, "measure.css");
    html.open("body").open("main");
    cover(run, about, html);
    summary(run, html);
    TradeOffs.of(run).forEach(trade -> trade(trade, html));
    for (int i = 0; i < run.outcomes().size(); i++) {
      section(run.outcomes().get(i), i, html);
    }
    reading(html);
    return html.toString();
  }

  private static void cover(MeasurementRun run, String about, Html html) {
    html.open("header");
    html.element("p", "kicker", "Measurements");
    html.element("h1", "", about);
    if (run.state() == MeasurementRun.State.PARTIAL) {
      html.element(
          "p", "warn", "This run was stopped before everything was measured; it can be resumed.");
    }
    html.open("dl", "class", "facts");
    run.plan().system().ifPresent(s -> fact("System", s, html));
    fact("Model", Shown.model(run), html);
    if (run.isOfBytes()) {
      fact("Bytes", run.model().value(), html);
    }
    run.plan().model().endpoint().ifPresent(e -> endpoint(e, html));
    run.baseline().ifPresent(b -> fact("Baseline", b.value(), html));
    fact("Measured", DAY.format(run.begun()), html);
    fact("Instrument", run.instrument(), html);
    fact("Seed", String.valueOf(run.plan().seed()), html);
    fact("Queries", String.format(Locale.ROOT, "%,d", run.queries()), html);
    fact("CPU", String.format(Locale.ROOT, "%.1f s", run.seconds()), html);
    Shown.cost(run).ifPresent(cost -> fact("Cost", cost, html));
    html.close().close();
  }

  private static void endpoint(EndpointSource endpoint, Html html) {
    fact("Version, as its operator says", endpoint.version(), html);
    fact("Bytes", "not seen: the numbers hold for what answered, and for no file", html);
  }

  private static void fact(String name, String value, Html html) {
    html.open("div").element("dt", "", name).element("dd", "", value).close();
  }

  /// All numbers, so that one paid for with another is seen beside it.
  private static void summary(MeasurementRun run, Html html) {
    html.open("section").element("h2", "", "At a glance");
    html.open("table").open("thead").open("tr");
    for (String head : List.of("Number", "Value [95 %]", "Is", "Cases")) {
      html.element("th", "", head);
    }
    html.close().close().open("tbody");
    for (Outcome outcome : run.outcomes()) {
      outcome
          .word()
          .ifPresent(word ->
              html.open("tr")
                  .element("td", "name", Shown.title(outcome.metric().metric()))
                  .element("td", "word", word)
                  .element("td", "soft", "verdict")
                  .element("td", "", "")
                  .close());
      for (Reading reading : outcome.readings()) {
        row(reading, html);
      }
    }
    html.close().close().close();
  }

  private static void trade(TradeOffs.Trade trade, Html html) {
    html.open("section").element("h2", "", trade.title());
    html.element("p", "intro", trade.about());
    html.open("table").open("thead").open("tr");
    for (String head : List.of("What", "Value [95 %]", "Is")) {
      html.element("th", "", head);
    }
    html.close().close().open("tbody");
    for (TradeOffs.Row row : trade.rows()) {
      html.open("tr")
          .element("td", "name", row.what())
          .element(
              "td", row.reading().isMeasured() ? "value" : "missing", Shown.value(row.reading()))
          .element("td", "soft", Shown.meaning(row.reading()))
          .close();
    }
    html.close().close().close();
  }

  /// Closed until somebody wants to see them: there may be thousands.
  private static void shortlist(Shortlist list, Html html) {
    html.open("details");
    html.element("summary", "", "%,d rows %s".formatted(list.of(), list.what()));
    String cut = list.rows().size() < list.of() ? ", and more" : "";
    html.element(
        "p",
        "rows",
        list.rows().stream().map(String::valueOf).collect(Collectors.joining(", ")) + cut);
    html.close();
  }

  private static void row(Reading reading, Html html) {
    String style = reading.isMeasured() ? "value" : "missing";
    html.open("tr")
        .element("td", "name", Shown.name(reading))
        .element("td", style, Shown.value(reading))
        .element("td", "soft", Shown.meaning(reading))
        .element("td", "number", reading.sample() == 0 ? "" : String.valueOf(reading.sample()))
        .close();
  }

  private static void section(Outcome outcome, int index, Html html) {
    MetricKind kind = outcome.metric().metric();
    html.open("section", "id", "m" + index);
    html.element("h2", "", Shown.title(kind));
    html.element("p", "intro", "Tells " + kind.about() + ".");
    outcome.word().ifPresent(word -> html.element("p", "verdict", word));
    for (int i = 0; i < outcome.charts().size(); i++) {
      Chart chart = outcome.charts().get(i);
      html.open("figure").element("figcaption", "", chart.title());
      html.picture(DrawChart.svg("m" + index + "-" + i, chart)).close();
    }
    html.open("ul", "class", "notes");
    outcome.notes().forEach(note -> html.element("li", "", note));
    html.close();
    outcome.shortlists().forEach(list -> shortlist(list, html));
    html.open("dl", "class", "how");
    for (Reading reading : outcome.readings()) {
      String seed = reading.seed().map(s -> "; seed " + s).orElse("");
      html.open("div")
          .element("dt", "", Shown.name(reading) + ": " + Shown.value(reading))
          .element("dd", "", reading.detail() + seed)
          .close();
    }
    html.close();
    if (!outcome.metric().threats().isEmpty()) {
      html.element(
          "p", "soft", "Called for by " + String.join(", ", outcome.metric().threats()) + ".");
    }
    html.close();
  }

  private static void reading(Html html) {
    html.open("section").element("h2", "", "How to read the numbers");
    html.open("ul", "class", "notes");
    for (String rule :
        List.of(
            "An interval in brackets holds the true value in 95 of 100 such measurements.",
            "'at most' and 'at least' are what attacks found: a better attack may find more. Only"
                + " 'certified' is a promise, and only for what it says.",
            "A number that is missing was not measured; it is neither good nor bad.",
            "The numbers hold for these bytes and these data. Other bytes need other numbers.",
            "A defence that makes a model robust often makes it less accurate, less calibrated or"
                + " more talkative about its training rows: read the numbers side by side.")) {
      html.element("li", "", rule);
    }
    html.close().close();
  }
}
