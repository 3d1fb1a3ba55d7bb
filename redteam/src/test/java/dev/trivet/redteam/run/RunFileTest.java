package dev.trivet.redteam.run;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trivet.redteam.endpoint.Budget;
import dev.trivet.redteam.stub.StubModel;
import dev.trivet.redteam.stub.Weakness;
import dev.trivet.redteam.suite.Suite;
import dev.trivet.testkit.Seeds;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RunFileTest {
  private static final Suite SUITE = Suite.seeded(7).with(6);
  private static final Plan PLAN = Plan.of(SUITE).repeated(2);
  private static final StubModel STUB = Trials.stub(SUITE, Weakness.of(0.3, 1));

  @TempDir private Path folder;

  private RedTeamRun keep(Plan plan, Path file) throws IOException {
    try (RunFile kept = RunFile.open(file, plan, STUB.name(), Trials.DAY)) {
      RedTeamRun run = Trials.run(plan, STUB, kept);
      kept.finish(run);
      return run;
    }
  }

  @Test
  void aRunIsReadAsItWasWritten() throws IOException {
    Path file = folder.resolve("run.json");
    RedTeamRun run = keep(PLAN, file);
    assertThat(ReadRun.from(file)).isEqualTo(run);
    assertThat(run.attempts()).anyMatch(a -> a.outcome().isHit());
    assertThat(folder.toFile().list()).containsExactly("run.json");
  }

  @Test
  void aRunThatEndedEarlyIsTakenUpAndComesToTheSame() throws IOException {
    RedTeamRun whole = keep(PLAN, folder.resolve("whole.json"));
    Path file = folder.resolve("run.json");
    RedTeamRun part = keep(PLAN.within(Budget.UNLIMITED.queries(60)), file);
    assertThat(part.attempts()).hasSizeBetween(1, whole.attempts().size() - 1);
    RedTeamRun rest = keep(PLAN, file);
    assertThat(rest.attempts()).isEqualTo(whole.attempts());
    assertThat(rest.state()).isEqualTo(RedTeamRun.State.COMPLETE);
  }

  @Test
  void aCrashLosesNothingButTheLineThatWasBeingWritten() throws IOException {
    RedTeamRun whole = keep(PLAN, folder.resolve("whole.json"));
    Path file = folder.resolve("run.json");
    Path part = folder.resolve("run.json.part");
    try (RunFile kept = RunFile.open(file, PLAN, STUB.name(), Trials.DAY)) {
      Trials.run(PLAN, STUB, kept);
    }
    byte[] all = Files.readAllBytes(part);
    Seeds.forAll(
        20,
        random -> {
          try {
            Files.write(part, Arrays.copyOf(all, random.nextInt(all.length)));
            assertThat(keep(PLAN, file).attempts()).isEqualTo(whole.attempts());
            Files.delete(file);
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
  }

  @Test
  void anotherRunIsNeverOverwritten() throws IOException {
    Path file = folder.resolve("run.json");
    keep(PLAN, file);
    Plan other = Plan.of(Suite.seeded(8).with(6)).repeated(2);
    assertThatThrownBy(() -> keep(other, file))
        .isInstanceOf(IOException.class)
        .hasMessageContaining("another run");
    Files.writeString(file, "{\"something\": \"else\"}");
    assertThatThrownBy(() -> keep(PLAN, file)).isInstanceOf(IOException.class);
    assertThat(Files.readString(file)).isEqualTo("{\"something\": \"else\"}");
  }

  @Test
  void aRunAgainstAnotherModelOrAddressIsNotTakenUp() throws IOException {
    for (String other : List.of("https://one/v1 m2", "https://two/v1 m1", "https://one/v1?ab m1")) {
      Path file = folder.resolve("other-" + other.hashCode() + ".json");
      RunFile.open(file, PLAN, "https://one/v1 m1", Trials.DAY).close();
      assertThatThrownBy(() -> RunFile.open(file, PLAN, other, Trials.DAY))
          .isInstanceOf(IOException.class)
          .hasMessageContaining("part of another run");
      RunFile.open(file, PLAN, "https://one/v1 m1", Trials.DAY).close();
    }
  }

  @Test
  void aDamagedRunIsRefusedWithAReasonAndNeverAMistakeOfOurs() throws IOException {
    Path file = folder.resolve("run.json");
    keep(Plan.of(SUITE.with(1)), file);
    byte[] good = Files.readAllBytes(file);
    Seeds.forAll(
        300,
        random -> {
          byte[] bad = good.clone();
          for (int i = 0; i < 3; i++) {
            bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
          }
          try {
            Files.write(file, bad);
            ReadRun.from(file);
          } catch (IOException expected) {
            assertThat(expected.getMessage()).isNotBlank();
          }
        });
    assertThat(good).isNotEmpty();
  }

  @Test
  void whatTheDeploymentIsToldStaysOutOfTheFile() throws IOException {
    Path file = folder.resolve("run.json");
    keep(PLAN.told("Our margin is forty percent."), file);
    assertThat(Files.readString(file, StandardCharsets.UTF_8))
        .contains("sha256:")
        .doesNotContain("margin");
  }
}
