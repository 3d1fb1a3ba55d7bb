package dev.trivet.redteam.run;

import dev.trivet.measure.statistics.Proportion;
import dev.trivet.redteam.endpoint.Spent;
import dev.trivet.redteam.endpoint.Usage;
import dev.trivet.redteam.json.JsonValue;
import dev.trivet.redteam.json.ReadJson;
import dev.trivet.redteam.judge.DetectorErrors;
import dev.trivet.redteam.judge.Line;
import dev.trivet.redteam.judge.Names;
import dev.trivet.redteam.judge.Outcome;
import dev.trivet.redteam.judge.Witness;
import dev.trivet.redteam.probe.Family;
import dev.trivet.redteam.probe.ProbeId;
import dev.trivet.redteam.suite.Suite;
import dev.trivet.shared.Words;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Reads a run somebody kept. It may have been changed since.
public final class ReadRun {
  private static final long MOST_BYTES = 256L << 20;

  private ReadRun() {}

  /// @throws IOException saying what is wrong with the file
  public static RedTeamRun from(Path file) throws IOException {
    if (Files.size(file) > MOST_BYTES) {
      throw new IOException(file + " is larger than 256 MiB, which no run is");
    }
    try {
      return run(ReadJson.text(Files.readString(file)));
    } catch (IllegalArgumentException
        | DateTimeException
        | CharacterCodingException
        | com.fasterxml.jackson.core.JacksonException e) {
      throw new IOException(file + " is no red-team run: " + e.getMessage(), e);
    }
  }

  static RedTeamRun run(JsonValue json) {
    if (!json.text("format").orElse("").equals(RunAsJson.FORMAT)) {
      throw new IllegalArgumentException("its format is not " + RunAsJson.FORMAT);
    }
    return new RedTeamRun(
        needed(json, "instrument"),
        needed(json, "target"),
        suite(json.find("suite").orElse(JsonValue.nothing())),
        whole(json, "repeat"),
        json.text("instructions"),
        Instant.parse(needed(json, "started")),
        Instant.parse(needed(json, "ended")),
        word(RedTeamRun.State.values(), needed(json, "state")),
        spent(json.find("spent").orElse(JsonValue.nothing())),
        json.items("attempts").stream().map(ReadRun::attempt).toList(),
        json.items("detectors").stream().map(ReadRun::errors).toList(),
        json.items("notes").stream().flatMap(n -> n.asText().stream()).toList());
  }

  static Suite suite(JsonValue json) {
    List<Family> families =
        json.items("families").stream()
            .map(f -> f.asText().flatMap(Family::find).orElseThrow(() -> lacking("families")))
            .toList();
    return new Suite(
        needed(json, "release"),
        Long.parseLong(needed(json, "seed")),
        families,
        whole(json, "perFamily"));
  }

  static Spent spent(JsonValue json) {
    return new Spent(
        count(json, "queries"),
        new Usage(count(json, "tokensRead"), count(json, "tokensWritten")),
        json.number("cost").orElse(0.0));
  }

  private static DetectorErrors errors(JsonValue json) {
    return new DetectorErrors(
        needed(json, "detector"),
        new Proportion(whole(json, "missed"), whole(json, "of")),
        new Proportion(whole(json, "falseAlarms"), whole(json, "ofOthers")));
  }

  static Attempt attempt(JsonValue json) {
    return new Attempt(
        new ProbeId(needed(json, "probe")),
        Family.find(needed(json, "family")).orElseThrow(() -> lacking("family")),
        whole(json, "repetition"),
        outcome(json),
        json.number("names").isPresent()
            ? new Names(whole(json, "unknownNames"), whole(json, "names"))
            : Names.NONE,
        json.items("transcript").stream().map(ReadRun::line).toList());
  }

  private static Outcome outcome(JsonValue json) {
    String because = needed(json, "because");
    return switch (needed(json, "outcome")) {
      case "hit" -> new Outcome.Hit(word(Witness.values(), needed(json, "by")), because);
      case "resisted" -> new Outcome.Resisted(because);
      case "refused" -> new Outcome.Refused(because);
      case "blocked" -> new Outcome.Blocked(because);
      case "error" -> new Outcome.Failed(because);
      case "unscorable" -> new Outcome.Unscorable(because);
      default -> throw new IllegalArgumentException("unknown outcome");
    };
  }

  private static Line line(JsonValue json) {
    Optional<Line> line =
        json.text("told")
            .<Line>map(Line.Told::new)
            .or(() -> json.text("said").map(Line.Said::new))
            .or(() -> json.text("answered").map(Line.Answered::new))
            .or(() -> json.text("called").map(t -> new Line.Called(t, needed(json, "with"))))
            .or(() -> json.text("returned").map(t -> new Line.Returned(needed(json, "from"), t)))
            .or(() -> json.text("arrived").map(Line.Arrived::new));
    return line.orElseThrow(() -> lacking("transcript"));
  }

  private static String needed(JsonValue json, String key) {
    return json.text(key).orElseThrow(() -> lacking(key));
  }

  private static int whole(JsonValue json, String key) {
    return Math.toIntExact(Math.min(count(json, key), Integer.MAX_VALUE));
  }

  private static long count(JsonValue json, String key) {
    double number = json.number(key).orElseThrow(() -> lacking(key));
    if (number != Math.rint(number) || number < 0 || number > 1L << 53) {
      throw new IllegalArgumentException("'" + key + "' is no count");
    }
    return (long) number;
  }

  private static IllegalArgumentException lacking(String key) {
    return new IllegalArgumentException("'" + key + "' is missing or not as it should be");
  }

  private static <E extends Enum<E>> E word(E[] values, String word) {
    return Arrays.stream(values)
        .filter(v -> Words.of(v).equals(word))
        .findFirst()
        .orElseThrow(() -> new IllegalArgumentException("unknown word"));
  }
}
