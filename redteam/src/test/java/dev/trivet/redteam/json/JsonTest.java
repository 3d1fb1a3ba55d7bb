package dev.trivet.redteam.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trivet.testkit.Seeds;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;

class JsonTest {
  @Test
  void whatIsWrittenIsReadAsTheSame() {
    Seeds.forAll(
        200,
        random -> {
          JsonValue value = drawn(random, 4);
          try {
            assertThat(ReadJson.text(WriteJson.line(value))).isEqualTo(value);
          } catch (IOException e) {
            throw new AssertionError(e);
          }
        });
  }

  private static JsonValue drawn(RandomGenerator random, int depth) {
    return switch (random.nextInt(depth == 0 ? 4 : 6)) {
      case 0 -> JsonValue.of("t\"\\\n\u0001" + random.nextInt());
      case 1 -> JsonValue.of(random.nextDouble() * 1e6);
      case 2 -> JsonValue.of((double) random.nextInt());
      case 3 -> random.nextBoolean() ? JsonValue.nothing() : new JsonValue.Truth(true);
      case 4 -> {
        List<JsonValue> items = new ArrayList<>();
        for (int i = random.nextInt(4); i > 0; i--) {
          items.add(drawn(random, depth - 1));
        }
        yield JsonValue.of(items);
      }
      default -> {
        var object = JsonValue.object();
        for (int i = random.nextInt(4); i > 0; i--) {
          object.put("k" + i, drawn(random, depth - 1));
        }
        yield object.build();
      }
    };
  }

  @Test
  void whatIsNoJsonOrTooDeepIsRefused() {
    for (String bad :
        List.of("", "{", "[1,]", "{\"a\":1,\"a\":2}", "1 2", "NaN", "[".repeat(100_000))) {
      assertThatThrownBy(() -> ReadJson.text(bad)).isInstanceOf(IOException.class);
    }
  }

  @Test
  void aPathFindsWhatIsThereAndNothingElse() throws IOException {
    JsonValue json = ReadJson.text("{\"a\": [{\"b/c\": 3}, null]}");
    assertThat(json.at("/a/0/b~1c")).contains(JsonValue.of(3.0));
    for (String path : List.of("/a/1", "/a/2", "/a/x", "/b", "/a/0/b~1c/d")) {
      assertThat(json.at(path).filter(v -> !(v instanceof JsonValue.Nothing))).isEmpty();
    }
    assertThat(json.at("")).contains(json);
  }
}
