package dev.trivet.redteam.run;

import dev.trivet.redteam.endpoint.Spent;
import dev.trivet.redteam.json.JsonValue;
import dev.trivet.redteam.json.ReadJson;
import dev.trivet.redteam.json.WriteJson;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.StandardCharsets;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.DateTimeException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The file a run is kept in. While the run goes on each attempt is added to a second file beside
/// it, one a line, so that a crash loses nothing but the attempts in the air; at the end the run
/// takes its place whole.
public final class RunFile implements Journal, AutoCloseable {
  private final Path file;
  private final Path beside;
  private final List<Attempt> earlier = new ArrayList<>();
  private Spent spent = Spent.NOTHING;
  private Optional<Instant> started = Optional.empty();
  private final Writer lines;

  private RunFile(Path file, Path beside, JsonValue heading, Instant now) throws IOException {
    this.file = file;
    this.beside = beside;
    takeUp(heading);
    boolean fresh = started.isEmpty();
    this.lines =
        Files.newBufferedWriter(
            beside,
            StandardCharsets.UTF_8,
            StandardOpenOption.CREATE,
            fresh ? StandardOpenOption.TRUNCATE_EXISTING : StandardOpenOption.APPEND);
    if (fresh) {
      started = Optional.of(now);
      line(JsonValue.object().put("plan", heading).put("started", now.toString()).build());
      for (Attempt attempt : earlier) {
        add(attempt, spent);
      }
    } else {
      lines.write("\n"); // the last line may be half a one
    }
  }

  /// Takes up what the file holds of the same plan, or begins.
  ///
  /// @throws IOException when it holds another run, which would be overwritten
  public static RunFile open(Path file, Plan plan, String target, Instant now) throws IOException {
    return new RunFile(
        file,
        file.resolveSibling(file.getFileName() + ".part"),
        heading(plan.suite(), plan.repeat(), plan.instructionsDigest(), target),
        now);
  }

  /// What two runs must have in common to be parts of one.
  private static JsonValue heading(
      dev.trivet.redteam.suite.Suite suite,
      int repeat,
      Optional<String> instructions,
      String target) {
    return JsonValue.object()
        .put("suite", RunAsJson.suite(suite))
        .put("repeat", repeat)
        .put("instructions", instructions)
        .put("target", target)
        .build();
  }

  private void takeUp(JsonValue heading) throws IOException {
    if (Files.exists(beside)) {
      takeUpLines(heading);
    } else if (Files.exists(file)) {
      RedTeamRun run = ReadRun.from(file);
      JsonValue its = heading(run.suite(), run.repeat(), run.instructionsDigest(), run.target());
      if (!its.equals(heading)) {
        throw new IOException(file + " holds another run; write to another file");
      }
      earlier.addAll(run.attempts());
      spent = run.spent();
    }
  }

  private void takeUpLines(JsonValue heading) throws IOException {
    List<String> all = Files.readAllLines(beside, StandardCharsets.UTF_8);
    Optional<JsonValue> first = all.isEmpty() ? Optional.empty() : parsed(all.getFirst());
    if (first.isEmpty()) {
      return; // stopped before its first line was whole
    }
    if (!first.get().find("plan").equals(Optional.of(heading))) {
      throw new IOException(beside + " is part of another run; finish or remove it");
    }
    try {
      started = first.get().text("started").map(Instant::parse);
      all.subList(1, all.size()).forEach(line -> parsed(line).ifPresent(this::takeUpLine));
    } catch (IllegalArgumentException | DateTimeException e) {
      throw new IOException(beside + " is damaged: " + e.getMessage() + "; remove it", e);
    }
  }

  private void takeUpLine(JsonValue line) {
    Optional<JsonValue> attempt = line.find("attempt");
    if (attempt.isPresent()) {
      earlier.add(ReadRun.attempt(attempt.get()));
      spent = ReadRun.spent(line.find("spent").orElse(JsonValue.nothing()));
    }
  }

  /// A line that was being written when the program ended is no JSON, and no attempt.
  private static Optional<JsonValue> parsed(String line) {
    try {
      return line.isBlank() ? Optional.empty() : Optional.of(ReadJson.text(line));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  @Override
  public List<Attempt> attempts() {
    return List.copyOf(earlier);
  }

  @Override
  public Spent spent() {
    return spent;
  }

  @Override
  public Optional<Instant> started() {
    return started;
  }

  @Override
  public void add(Attempt attempt, Spent soFar) {
    try {
      line(
          JsonValue.object()
              .put("attempt", RunAsJson.attempt(attempt))
              .put("spent", RunAsJson.spent(soFar))
              .build());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  private void line(JsonValue value) throws IOException {
    lines.write(WriteJson.line(value));
    lines.write("\n");
    lines.flush();
  }

  /// Puts the run in its place, and removes what was kept beside it.
  public void finish(RedTeamRun run) throws IOException {
    lines.close();
    Path next = file.resolveSibling(file.getFileName() + ".next");
    try (Writer to = Files.newBufferedWriter(next, StandardCharsets.UTF_8)) {
      WriteJson.pretty(RunAsJson.of(run), to);
    }
    try {
      Files.move(next, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    } catch (AtomicMoveNotSupportedException e) {
      Files.move(next, file, StandardCopyOption.REPLACE_EXISTING);
    }
    Files.deleteIfExists(beside);
  }

  @Override
  public void close() throws IOException {
    lines.close();
  }
}
