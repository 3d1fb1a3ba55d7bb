package dev.trivet.bench;

import dev.trivet.bench.Benchmark.Unit;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What a red-team run costs beside the model: the processor time of the whole program, from its
/// start to its end, with the stub it attacks in the same process. The shell's `times` knows it.
record RedTeamBenchmarks(Path home) {
  private static final int ROUNDS = 7;

  /// A quarter of the 6.0 s that promptfoo 0.121.20 took for 251 single prompts at the same stub,
  /// the stub left out.
  private static final double GOAL = 1_500;

  private static final Pattern TIMES = Pattern.compile("(\\d+)m([\\d.]+)s (\\d+)m([\\d.]+)s");
  private static final String FAMILIES =
      "direct-injection,indirect-injection,prompt-leak,jailbreak,obfuscation,tool-misuse,"
          + "rendering-exfiltration,retrieval-poisoning,memory-poisoning,mcp-tool-poisoning,bait,"
          + "unsafe-output,escalation,relay";

  List<Benchmark> all() {
    return List.of(
        new Benchmark(
            "redteam-252",
            "processor time of 'measure redteam --stub', 14 families of 18 probes",
            Unit.MILLISECONDS,
            GOAL,
            this::run));
  }

  private List<Double> run() {
    try {
      Path out = Files.createTempDirectory("trivet-redteam").resolve("run.json");
      processorTime(out); // builds and rehearses, where that has not been done
      var times = new ArrayList<Double>();
      for (int round = 0; round < ROUNDS; round++) {
        Files.deleteIfExists(out);
        times.add(processorTime(out));
      }
      return times;
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  /// @return milliseconds
  private double processorTime(Path out) throws IOException {
    Process shell =
        new ProcessBuilder(
                "/bin/sh",
                "-c",
                "\"$0\" measure redteam --stub --families \"$1\" --out \"$2\" >/dev/null 2>&1;"
                    + " test -s \"$2\" && times",
                home.resolve("trivet").toString(),
                FAMILIES,
                out.toString())
            .redirectError(ProcessBuilder.Redirect.DISCARD)
            .start();
    String said = new String(shell.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
    Matcher times = TIMES.matcher(said);
    int lines = 0;
    while (lines < 2 && times.find()) { // the second line is about what the shell started
      lines++;
    }
    if (lines < 2) {
      throw new IllegalStateException("the run on the stub failed: " + said);
    }
    return 1_000
        * (60 * number(times, 1) + number(times, 2) + 60 * number(times, 3) + number(times, 4));
  }

  private static double number(Matcher times, int group) {
    return Double.parseDouble(times.group(group));
  }
}
