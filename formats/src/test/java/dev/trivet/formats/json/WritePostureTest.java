package dev.trivet.formats.json;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.formats.Example;
import dev.trivet.formats.JsonValues;
import dev.trivet.formats.json.WritePosture.Detail;
import dev.trivet.posture.Basis;
import dev.trivet.posture.SystemPosture;
import dev.trivet.proof.Findings;
import dev.trivet.shared.Words;
import dev.trivet.threat.FindAttackPaths;
import java.io.IOException;
import java.io.StringWriter;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WritePostureTest {
  private static final String SMALL =
      """
      kind: Programme
      id: small
      organisation: Small
      ---
      kind: AiSystem
      id: bot
      title: A bot
      roles: [deployer]
      stage: operation
      profile:
        ai_kind: llm
      """;

  private static final FindAttackPaths PATHS = new FindAttackPaths(Example.SHIPPED.threatRules());

  @TempDir private Path directory;

  private static String json() throws IOException {
    var text = new StringWriter();
    new WritePosture(Detail.FIGURES, PATHS).write(Example.POSTURE, text);
    return text.toString();
  }

  @Test
  void itSaysWhatThePostureSays() throws IOException {
    JsonValues json = JsonValues.of(json());
    assertThat(json.text("asOf")).isEqualTo("2026-11-15T12:00:00Z");
    List<JsonValues> systems = json.items("systems");
    assertThat(systems).hasSameSizeAs(Example.POSTURE.systems());
    for (int i = 0; i < systems.size(); i++) {
      SystemPosture system = Example.POSTURE.systems().get(i);
      assertThat(systems.get(i).text("id")).isEqualTo(system.id().value());
      assertThat(systems.get(i).items("threats")).hasSameSizeAs(system.threats());
      assertThat(systems.get(i).items("threats").size() + systems.get(i).items("ruledOut").size())
          .isEqualTo(170);
      assertThat(systems.get(i).text("threats/0/withDerived"))
          .isEqualTo(Words.of(system.threats().getFirst().coverage(Basis.WITH_DERIVED)));
    }
    assertThat(systems).allSatisfy(s -> assertThat(s.items("attackPaths/paths")).isNotEmpty());
    assertThat(json.items("requirements")).hasSameSizeAs(Example.POSTURE.requirements());
    assertThat(json.items("findings")).hasSameSizeAs(Findings.of(Example.POSTURE).all());
    assertThat(json.items("statementOfApplicability")).hasSize(38);
    assertThat(json.items("categories")).hasSize(6);
    assertThat(json.items("coverage/tactics")).hasSize(16);
    assertThat(json.items("suppliers")).hasSize(8).allMatch(s -> s.has("standing"));
  }

  @Test
  void explanationsComeWhenAskedFor() throws IOException {
    JsonValues plain = JsonValues.of(small(Detail.FIGURES));
    JsonValues explained = JsonValues.of(small(Detail.EXPLANATIONS));
    for (String list : List.of("controls", "requirements")) {
      assertThat(plain.items(list).getFirst().has("because")).isFalse();
      assertThat(explained.items(list)).allSatisfy(c -> assertThat(c.has("because")).isTrue());
    }
    JsonValues system = explained.items("systems").getFirst();
    for (String list : List.of("threats", "controls", "requirements")) {
      assertThat(system.items(list))
          .allSatisfy(item -> assertThat(item.items("because")).isNotEmpty());
    }
  }

  private String small(Detail detail) throws IOException {
    Files.writeString(directory.resolve("small.yaml"), SMALL);
    var text = new StringWriter();
    new WritePosture(detail, PATHS).write(Example.posture(Example.read(directory)), text);
    return text.toString();
  }

  @Test
  void itIsTheSameEachTime() throws IOException {
    assertThat(json()).isEqualTo(json());
  }

  @Test
  void systemsAreWrittenOneByOne() throws IOException {
    var longest = new int[1];
    var counting =
        new Writer() {
          @Override
          public void write(char[] buffer, int offset, int length) {
            longest[0] = Math.max(longest[0], length);
          }

          @Override
          public void flush() {}

          @Override
          public void close() {}
        };
    new WritePosture(Detail.FIGURES, PATHS).write(Example.POSTURE, counting);
    assertThat(longest[0]).isLessThan(100_000);
  }
}
