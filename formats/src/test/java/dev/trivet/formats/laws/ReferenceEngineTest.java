package dev.trivet.formats.laws;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.trivet.inventory.Field;
import dev.trivet.inventory.SystemId;
import dev.trivet.inventory.SystemProfile;
import dev.trivet.threat.ModelThreats;
import java.io.IOException;
import java.math.BigInteger;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/// The threat engine against another one, written in Python by somebody else. Its answers were
/// recorded by `tools/reference-engine.py`, which says how they are written.
class ReferenceEngineTest {
  private static final Path RECORDED = Path.of("src/test/resources/reference/answers.txt");
  private static final Path TOOL = Path.of("..", "tools", "reference-engine.py");
  private static final World WORLD = World.SHIPPED;

  private final ModelThreats engine = new ModelThreats(WORLD.rules);

  @Test
  void everyTechniqueOfEveryCaseIsJudgedAndRankedAsTheReferenceDoes() throws IOException {
    var cases = Cases.profiles(WORLD.rules.vocabulary());
    List<String[]> recorded = recorded("case");
    assertThat(cases.keySet()).containsExactlyElementsOf(recorded.stream().map(c -> c[1]).toList());
    recorded.forEach(c -> {
      SystemProfile profile = java.util.Objects.requireNonNull(cases.get(c[1]));
      assertThat(answer(profile)).as(c[1]).isEqualTo(c[2]);
    });
  }

  @Test
  void everyTechniqueOnThreeThousandRandomProfilesIsJudgedAndRankedAsTheReferenceDoes()
      throws IOException {
    List<String[]> recorded = recorded("p");
    assertThat(recorded).hasSize(3_000);
    for (int i = 0; i < recorded.size(); i++) {
      SystemProfile profile = profile(recorded.get(i)[1]);
      assertThat(digest(answer(profile)))
          .as("random profile %d, %s: we say %s", i + 1, profile, answer(profile))
          .isEqualTo(recorded.get(i)[2]);
    }
  }

  @Test
  void theRecordedAnswersAreWhatTheReferenceSaysToday() throws Exception {
    assumeTrue(Files.isDirectory(Cases.THREATS), "the reference engine is not here");
    assumeTrue(runs("python3", "-c", "import yaml"), "python3 with yaml is not here");
    Path said = Files.createTempFile("reference", ".txt");
    try {
      Process process =
          new ProcessBuilder("python3", "-B", TOOL.toString(), Cases.THREATS.toString())
              .redirectOutput(said.toFile())
              .redirectError(ProcessBuilder.Redirect.INHERIT)
              .start();
      assertThat(process.waitFor()).isZero();
      assertThat(said).hasSameTextualContentAs(RECORDED);
    } finally {
      Files.delete(said);
    }
  }

  private static boolean runs(String... command) throws InterruptedException {
    try {
      Process process =
          new ProcessBuilder(command)
              .redirectOutput(ProcessBuilder.Redirect.DISCARD)
              .redirectError(ProcessBuilder.Redirect.DISCARD)
              .start();
      return process.waitFor(30, TimeUnit.SECONDS) && process.exitValue() == 0;
    } catch (IOException e) {
      return false;
    }
  }

  private static List<String[]> recorded(String kind) throws IOException {
    return Files.readAllLines(RECORDED).stream()
        .map(line -> line.split("\\|", -1))
        .filter(parts -> parts[0].equals(kind))
        .toList();
  }

  /// One bit a word, the first word of the first field lowest.
  private static SystemProfile profile(String hex) {
    var bits = new BigInteger(hex, 16);
    var answers = new LinkedHashMap<String, List<String>>();
    int place = 0;
    for (Field field : WORLD.rules.vocabulary().fields()) {
      var words = new ArrayList<String>();
      for (String word : field.texts()) {
        if (bits.testBit(place++)) {
          words.add(word);
        }
      }
      if (!words.isEmpty()) {
        answers.put(field.name(), words);
      }
    }
    return SystemProfile.of(WORLD.rules.vocabulary(), answers);
  }

  private String answer(SystemProfile profile) {
    return engine.of(new SystemId("any"), profile).threats().stream()
        .map(threat -> threat.technique() + " " + threat.score())
        .collect(Collectors.joining(","));
  }

  private static String digest(String answer) {
    try {
      byte[] digest =
          MessageDigest.getInstance("SHA-256").digest(answer.getBytes(StandardCharsets.UTF_8));
      return HexFormat.of().formatHex(digest).substring(0, 12);
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException(e);
    }
  }
}
