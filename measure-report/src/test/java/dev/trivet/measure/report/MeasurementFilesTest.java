package dev.trivet.measure.report;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.formats.document.Problems;
import dev.trivet.measure.run.MeasurementRun;
import dev.trivet.testkit.Golden;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MeasurementFilesTest {
  @TempDir private Path folder = Path.of("");

  private Path file(String text) throws IOException {
    return Files.writeString(folder.resolve("run.json"), text);
  }

  @Test
  void aRunIsReadBackAsItWasWritten() throws IOException {
    MeasurementRun run = Runs.whole(0.34);
    Golden.matches("run.json", MeasurementFiles.text(run));
    var problems = new Problems();
    assertThat(MeasurementFiles.readRun(file(MeasurementFiles.text(run)), problems)).contains(run);
    assertThat(problems.sorted()).isEmpty();
  }

  @Test
  void aPlanIsReadBackAsItWasWritten() throws IOException {
    MeasurementRun run = Runs.whole(0.34);
    var problems = new Problems();
    assertThat(MeasurementFiles.readPlan(file(MeasurementFiles.text(run.plan())), problems))
        .contains(run.plan());
    assertThat(problems.sorted()).isEmpty();
  }

  @Test
  void aPlanIsNoRunAndIsToldSo() throws IOException {
    var problems = new Problems();
    String plan = MeasurementFiles.text(Runs.whole(0.34).plan());
    assertThat(MeasurementFiles.readRun(file(plan), problems)).isEmpty();
    assertThat(problems.sorted().getFirst().message()).contains("MeasurementRun");
  }

  @Test
  void whatIsNoNumberOrMisspeltIsToldWithItsPlace() throws IOException {
    String text =
        MeasurementFiles.text(Runs.whole(0.34))
            .replace("\"seed\" : 7,\n", "\"seed\" : 7.5,\n")
            .replace("\"instrument\"", "\"instrumnet\"")
            .replace("\"value\" : 0.97", "\"value\" : NaN");
    var problems = new Problems();
    assertThat(MeasurementFiles.readRun(file(text), problems)).isEmpty();
    assertThat(problems.sorted()).hasSizeGreaterThanOrEqualTo(3);
    assertThat(problems.sorted()).anyMatch(p -> p.hint().contains("instrument"));
  }
}
