package dev.trivet.cli;

import dev.trivet.formats.document.Problems;
import dev.trivet.measure.report.MeasurementFiles;
import dev.trivet.measure.run.Budget;
import dev.trivet.measure.run.DataSource;
import dev.trivet.measure.run.DataSource.Role;
import dev.trivet.measure.run.MeasurementPlan;
import dev.trivet.measure.run.MeasurementRun;
import dev.trivet.measure.run.MetricKind;
import dev.trivet.measure.run.ModelSource;
import dev.trivet.measure.run.PlannedMetric;
import dev.trivet.measure.run.RowMarks;
import dev.trivet.shared.Words;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// What the commands that measure are given: plans and runs from files, or a plan from options.
final class MeasureInputs {
  private static final List<String> PARTS =
      List.of("labels", "target", "from", "to", "divisor", "members");

  private MeasureInputs() {}

  static void refuse(Problems problems, String what, Console console) throws Refusal {
    if (problems.hasErrors()) {
      var show = new ShowProblems(console.talk());
      show.all(problems.sorted(), problems.left());
      show.summary(what, problems.sorted(), problems.left());
      throw new Refusal(ExitCode.REFUSED);
    }
  }

  static MeasurementPlan plan(String file, Console console) throws Refusal {
    var problems = new Problems();
    Optional<MeasurementPlan> plan = MeasurementFiles.readPlan(Inputs.existing(file), problems);
    refuse(problems, file, console);
    return plan.orElseThrow(() -> new Refusal(ExitCode.REFUSED, file + " is no plan"));
  }

  static MeasurementRun run(String file, Console console) throws Refusal {
    var problems = new Problems();
    Optional<MeasurementRun> run = MeasurementFiles.readRun(Inputs.existing(file), problems);
    refuse(problems, file, console);
    return run.orElseThrow(() -> new Refusal(ExitCode.REFUSED, file + " is no run"));
  }

  /// A plan from `--model`, `--data` and `--metric`.
  static MeasurementPlan plan(Given given) throws Refusal {
    if (given.option("--model").isEmpty() || given.options("--metric").isEmpty()) {
      throw new Refusal(
          ExitCode.USAGE,
          "there is neither a plan nor a model with metrics",
          "give a plan, or --model, --data and --metric");
    }
    var data = new ArrayList<DataSource>();
    for (String text : given.options("--data")) {
      data.add(source(text));
    }
    var metrics = new ArrayList<PlannedMetric>();
    for (String text : given.options("--metric")) {
      metrics.add(metric(text));
    }
    var model = ModelSource.of(absolute(given.option("--model").get()));
    return new MeasurementPlan(
        given.option("--system"),
        given.option("--component"),
        given.option("--output").map(model::reading).orElse(model),
        baseline(given),
        data,
        number(given, "--seed").orElse(1L),
        Optional.of(budget(given)),
        metrics);
  }

  private static Optional<ModelSource> baseline(Given given) throws Refusal {
    if (given.option("--baseline").isEmpty()) {
      return Optional.empty();
    }
    var model = ModelSource.of(absolute(given.option("--baseline").get()));
    return Optional.of(given.option("--output").map(model::reading).orElse(model));
  }

  static Budget budget(Given given) throws Refusal {
    Optional<Long> queries = number(given, "--queries");
    Optional<Long> seconds = number(given, "--seconds");
    try {
      return new Budget(queries, seconds, Optional.empty(), Optional.empty());
    } catch (IllegalArgumentException e) {
      throw new Refusal(ExitCode.USAGE, String.valueOf(e.getMessage()));
    }
  }

  private static Optional<Long> number(Given given, String option) throws Refusal {
    Optional<String> text = given.option(option);
    try {
      return text.map(Long::valueOf);
    } catch (NumberFormatException e) {
      throw new Refusal(
          ExitCode.USAGE, option + " is '" + text.orElse("") + "'", "give a whole number");
    }
  }

  /// Relative to where the command is run, not to the plan.
  private static String absolute(String file) throws Refusal {
    return Inputs.path(file).toAbsolutePath().toString();
  }

  /// `test=x.npy`, then `,labels=y.npy,from=0,to=100,divisor=255,target=label`.
  private static DataSource source(String text) throws Refusal {
    String[] parts = text.split(",", -1);
    int equals = parts[0].indexOf('=');
    Role role = word("data", equals < 0 ? "test" : parts[0].substring(0, equals), Role.values());
    var source = DataSource.of(role, absolute(parts[0].substring(equals + 1)));
    for (int i = 1; i < parts.length; i++) {
      int at = parts[i].indexOf('=');
      String key = at < 0 ? parts[i] : parts[i].substring(0, at);
      source = with(source, key, at < 0 ? "" : parts[i].substring(at + 1));
    }
    return source;
  }

  private static DataSource with(DataSource source, String key, String value) throws Refusal {
    if (!PARTS.contains(key)) {
      throw Unknown.word("part of --data", key, PARTS);
    }
    try {
      return new DataSource(
          source.role(),
          source.samples(),
          key.equals("labels") ? Optional.of(absolute(value)) : source.labels(),
          key.equals("target") ? Optional.of(value) : source.target(),
          key.equals("from") ? Optional.of(Long.valueOf(value)) : source.from(),
          key.equals("to") ? Optional.of(Long.valueOf(value)) : source.to(),
          key.equals("divisor") ? Optional.of(Double.valueOf(value)) : source.divisor(),
          key.equals("members") ? Optional.of(marks(value)) : source.members());
    } catch (NumberFormatException e) {
      throw new Refusal(ExitCode.USAGE, "--data: " + key + " is '" + value + "'", "give a number");
    }
  }

  /// `members.npy`, or `members.npy:3` for a column of it.
  private static RowMarks marks(String text) throws Refusal {
    int colon = text.lastIndexOf(':');
    boolean column = colon > 1 && text.substring(colon + 1).matches("[^/\\\\]+");
    return column
        ? RowMarks.of(absolute(text.substring(0, colon))).reading(text.substring(colon + 1))
        : RowMarks.of(absolute(text));
  }

  /// `robust-accuracy`, then `,epsilon=0.1,samples=100`; commas within a value are written as `+`.
  private static PlannedMetric metric(String text) throws Refusal {
    String[] parts = text.split(",", -1);
    PlannedMetric metric = PlannedMetric.of(word("metric", parts[0], MetricKind.values()));
    for (int i = 1; i < parts.length; i++) {
      int at = parts[i].indexOf('=');
      if (at < 1) {
        throw new Refusal(
            ExitCode.USAGE, "--metric: '" + parts[i] + "' sets nothing", "write name=value");
      }
      String key = parts[i].substring(0, at);
      String value = parts[i].substring(at + 1).replace('+', ',');
      metric = key.equals("samples") ? sampled(metric, value) : metric.with(key, value);
    }
    return metric;
  }

  private static PlannedMetric sampled(PlannedMetric metric, String value) throws Refusal {
    try {
      return metric.onSamples(Long.parseLong(value));
    } catch (IllegalArgumentException e) {
      throw new Refusal(
          ExitCode.USAGE, "--metric: samples is '" + value + "'", "give a number above 0");
    }
  }

  private static <E extends Enum<E>> E word(String what, String word, E[] all) throws Refusal {
    return Arrays.stream(all)
        .filter(e -> Words.of(e).equals(word))
        .findFirst()
        .orElseThrow(() -> Unknown.word(what, word, Arrays.stream(all).map(Words::of).toList()));
  }

  /// What the paths of a plan are relative to.
  static Path base(String planFile) throws Refusal {
    Path parent = Inputs.path(planFile).toAbsolutePath().getParent();
    return parent == null ? Path.of("") : parent;
  }
}
