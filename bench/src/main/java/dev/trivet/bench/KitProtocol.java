package dev.trivet.bench;

import dev.trivet.bench.KitGoals.Goal;
import dev.trivet.bench.KitGoals.Judged;
import dev.trivet.formats.document.Problems;
import dev.trivet.measure.report.MeasurementFiles;
import dev.trivet.measure.run.MeasurementRun;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/// Runs the plans of `bench/kit` by the ordinary command, `trivet measure run`, on a comparison kit
/// that lies somewhere else, and says which goals are met: `./trivet bench kit DIR`.
final class KitProtocol {
  private final Path home;
  private final Path kit;
  private final PrintStream out;

  KitProtocol(Path home, Path kit, PrintStream out) {
    this.home = home;
    this.kit = kit.toAbsolutePath().normalize();
    this.out = out;
  }

  /// @return 0 when every goal is met, 1 when one is missed, 2 when there is no kit
  int run() throws IOException, InterruptedException {
    if (!Files.isDirectory(kit.resolve("models")) || !Files.isDirectory(kit.resolve("data"))) {
      out.println("skipped: " + kit + " holds no models and data to compare on");
      return 2;
    }
    Path work = Files.createTempDirectory("trivet-kit");
    new KitPoison(kit).write(work);
    List<Goal> goals = KitGoals.read(home.resolve("bench/kit/goals.csv"));
    var runs = new LinkedHashMap<String, Optional<MeasurementRun>>();
    out.println("| task | found | CPU s | goal | peer CPU s | met |");
    out.println("| --- | --- | --- | --- | --- | --- |");
    int missed = 0;
    for (Goal goal : goals) {
      Judged judged = judged(goal, runs, work);
      out.println(judged.row());
      missed += judged.isMet() ? 0 : 1;
    }
    out.printf(
        Locale.ROOT,
        "%n%d of %d goals met; the runs are in %s%n",
        goals.size() - missed,
        goals.size(),
        work);
    return missed == 0 ? 0 : 1;
  }

  private Judged judged(Goal goal, Map<String, Optional<MeasurementRun>> runs, Path work)
      throws IOException, InterruptedException {
    if (!runs.containsKey(goal.plan())) {
      runs.put(goal.plan(), measured(goal.plan(), work));
    }
    return goal.judge(runs.get(goal.plan()), KitPoison.truth(kit));
  }

  private Optional<MeasurementRun> measured(String plan, Path work)
      throws IOException, InterruptedException {
    String text = Files.readString(home.resolve("bench/kit/" + plan + ".json"));
    Path placed = work.resolve(plan + ".json");
    Files.writeString(
        placed, text.replace("\"KIT/", "\"" + kit + "/").replace("\"WORK/", "\"" + work + "/"));
    Path run = work.resolve(plan + "-run.json");
    var command =
        new ProcessBuilder(
                home.resolve("trivet").toString(),
                "measure",
                "run",
                placed.toString(),
                "--out",
                run.toString())
            .redirectErrorStream(true)
            .redirectOutput(work.resolve(plan + ".log").toFile());
    command.start().waitFor();
    return Files.exists(run) ? MeasurementFiles.readRun(run, new Problems()) : Optional.empty();
  }

  /// From the arguments of the benchmarks: `kit DIR`.
  static int main(Path home, List<String> arguments) throws IOException, InterruptedException {
    if (arguments.size() != 1) {
      System.out.write(
          "give the folder of the kit: ./trivet bench kit DIR\n".getBytes(StandardCharsets.UTF_8));
      return 2;
    }
    return new KitProtocol(home, Path.of(arguments.getFirst()), System.out).run();
  }
}
