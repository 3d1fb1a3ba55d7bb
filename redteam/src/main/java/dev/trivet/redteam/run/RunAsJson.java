package dev.trivet.redteam.run;

import dev.trivet.redteam.endpoint.Spent;
import dev.trivet.redteam.json.JsonValue;
import dev.trivet.redteam.judge.DetectorErrors;
import dev.trivet.redteam.judge.Line;
import dev.trivet.redteam.judge.Outcome;
import dev.trivet.redteam.probe.Family;
import dev.trivet.redteam.suite.Suite;
import dev.trivet.shared.Words;

/// A run as JSON, exact enough to be read again.
public final class RunAsJson {
  static final String FORMAT = "trivet-redteam@1";

  private RunAsJson() {}

  public static JsonValue of(RedTeamRun run) {
    return JsonValue.object()
        .put("format", FORMAT)
        .put("instrument", run.instrument())
        .put("target", run.target())
        .put("suite", suite(run.suite()))
        .put("repeat", run.repeat())
        .put("instructions", run.instructionsDigest())
        .put("started", run.started().toString())
        .put("ended", run.ended().toString())
        .put("state", Words.of(run.state()))
        .put("spent", spent(run.spent()))
        .put("notes", JsonValue.ofTexts(run.notes()))
        .put("detectors", JsonValue.of(run.detectors().stream().map(RunAsJson::errors).toList()))
        .put("attempts", JsonValue.of(run.attempts().stream().map(RunAsJson::attempt).toList()))
        .build();
  }

  static JsonValue suite(Suite suite) {
    return JsonValue.object()
        .put("release", suite.release())
        .put("seed", Long.toString(suite.seed())) // a number in JSON has 53 bits
        .put("families", JsonValue.ofTexts(suite.families().stream().map(Family::word).toList()))
        .put("perFamily", suite.perFamily())
        .build();
  }

  static JsonValue spent(Spent spent) {
    return JsonValue.object()
        .put("queries", spent.queries())
        .put("tokensRead", spent.usage().read())
        .put("tokensWritten", spent.usage().written())
        .put("cost", spent.cost())
        .build();
  }

  private static JsonValue errors(DetectorErrors errors) {
    return JsonValue.object()
        .put("detector", errors.rule())
        .put("missed", errors.missed().hits())
        .put("of", errors.missed().trials())
        .put("falseAlarms", errors.falseAlarms().hits())
        .put("ofOthers", errors.falseAlarms().trials())
        .build();
  }

  static JsonValue attempt(Attempt attempt) {
    var object =
        JsonValue.object()
            .put("probe", attempt.probe().value())
            .put("family", attempt.family().word())
            .put("repetition", attempt.repetition())
            .put("outcome", attempt.outcome().word());
    if (attempt.outcome() instanceof Outcome.Hit(var by, var because)) {
      object.put("by", Words.of(by));
    }
    object.put("because", attempt.outcome().because());
    if (attempt.names().all() > 0) {
      object.put("names", attempt.names().all()).put("unknownNames", attempt.names().unknown());
    }
    return object
        .put(
            "transcript", JsonValue.of(attempt.transcript().stream().map(RunAsJson::line).toList()))
        .build();
  }

  private static JsonValue line(Line line) {
    var object = JsonValue.object();
    return switch (line) {
      case Line.Told(String text) -> object.put("told", text).build();
      case Line.Said(String text) -> object.put("said", text).build();
      case Line.Answered(String text) -> object.put("answered", text).build();
      case Line.Called(String tool, String arguments) ->
          object.put("called", tool).put("with", arguments).build();
      case Line.Returned(String tool, String text) ->
          object.put("returned", text).put("from", tool).build();
      case Line.Arrived(String path) -> object.put("arrived", path).build();
    };
  }
}
