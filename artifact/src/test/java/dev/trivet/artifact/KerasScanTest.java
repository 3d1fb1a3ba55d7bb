package dev.trivet.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.artifact.rule.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class KerasScanTest {
  private static Scanned layer(String layer) {
    return Scanned.of(
        "config.json",
        "{\"module\":\"keras\",\"class_name\":\"Sequential\",\"config\":{\"layers\":["
            + layer
            + "]}}");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"class_name\":\"Lambda\",\"config\":{}}|keras-lambda",
        "{\"class_name\":\"\\u004cambda\",\"config\":{}}|keras-lambda",
        "{\"class_name\":\"__lambda__\",\"config\":{\"code\":\"4wAA\"}}|keras-lambda",
        "{\"class_name\":\"Dense\",\"config\":{\"function_type\":\"lambda\"}}|keras-lambda",
        "{\"module\":\"os\",\"class_name\":\"function\",\"config\":\"system\"}|keras-harmful-name",
        "{\"module\":\"keras.utils\",\"class_name\":\"function\",\"config\":\"get_file\"}|keras-harmful-name",
        "{\"module\":\"builtins\",\"class_name\":\"function\",\"config\":\"exec\"}|keras-harmful-name",
        "{\"module\":\"keras.layers\",\"class_name\":\"TFSMLayer\",\"config\":{}}|keras-external-file",
        "{\"class_name\":\"StringLookup\",\"config\":{\"vocabulary\":\"/etc/passwd\"}}|keras-external-file",
        "{\"class_name\":\"TorchModuleWrapper\",\"config\":{}}|keras-embedded-module",
        "{\"class_name\":\"TFOpLambda\",\"config\":{\"function\":\"io.write_file\"}}|keras-unsafe-operation"
      })
  void codeAndGadgetsAreMalicious(String layer, String rule) {
    Scanned scanned = layer(layer);
    assertThat(scanned.rules()).contains(rule);
    assertThat(scanned.verdict()).isEqualTo(Verdict.MALICIOUS);
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"module\":\"mine\",\"class_name\":\"Layer\",\"config\":{}}",
        "{\"class_name\":\"Layer\",\"registered_name\":\"mine>Layer\",\"config\":{}}",
        "{\"module\":\"builtins\",\"class_name\":\"function\",\"config\":\"my_loss\"}"
      })
  void classesOfSomebodyElseAreAMatterOfPolicy(String layer) {
    assertThat(layer(layer).verdict()).isEqualTo(Verdict.POLICY);
  }

  @Test
  void aLayerThatIsOnlyNamedLambdaIsClean() {
    String dense =
        "{\"module\":\"keras.layers\",\"class_name\":\"Dense\",\"registered_name\":null,"
            + "\"config\":{\"name\":\"lambda\",\"activation\":\"relu\","
            + "\"function\":\"add\",\"dtype\":{\"module\":\"keras\",\"class_name\":\"DTypePolicy\"}}}";
    assertThat(layer(dense).verdict()).isEqualTo(Verdict.CLEAN);
  }

  @Test
  void depthHidesNothing() {
    String inner = "{\"class_name\":\"Lambda\"}";
    String layer = "{\"layer\":".repeat(500) + inner + "}".repeat(500);
    assertThat(layer(layer).verdict()).isEqualTo(Verdict.MALICIOUS);
  }
}
