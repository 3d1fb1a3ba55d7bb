package dev.trivet.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.artifact.rule.Verdict;
import org.junit.jupiter.api.Test;

class SafetensorsScanTest {
  private static Scanned scan(String header, int data) {
    return Scanned.of(
        "m.safetensors", new ByteWriter().i64(header.length()).ascii(header).zeros(data).toBytes());
  }

  private static String tensor(String name, String dtype, String shape, long begin, long end) {
    return "\"%s\":{\"dtype\":\"%s\",\"shape\":%s,\"data_offsets\":[%d,%d]}"
        .formatted(name, dtype, shape, begin, end);
  }

  @Test
  void tensorsThatFillTheFileAreClean() {
    Scanned scanned =
        scan(
            "{\"__metadata__\":{\"format\":\"pt\"},"
                + tensor("a", "F32", "[2,2]", 0, 16)
                + ","
                + tensor("b", "BF16", "[0]", 16, 16)
                + "}   ",
            16);
    assertThat(scanned.verdict()).isEqualTo(Verdict.CLEAN);
    assertThat(scanned.format()).isEqualTo("safetensors");
  }

  @Test
  void aHeaderLongerThanTheFileIsADenialOfService() {
    byte[] file = new ByteWriter().i64(1L << 62).ascii("{\"a\": {}}").toBytes();
    assertThat(Scanned.of("m.safetensors", file).rules())
        .containsExactly("safetensors-header-size");
  }

  @Test
  void overlapsGapsAndTailsAreToldApart() {
    String a = tensor("a", "U8", "[8]", 0, 8);
    assertThat(scan("{" + a + "," + tensor("b", "U8", "[8]", 4, 12) + "}", 12).rules())
        .contains("safetensors-overlap");
    assertThat(scan("{" + a + "," + tensor("b", "U8", "[8]", 12, 20) + "}", 20).rules())
        .contains("safetensors-gap");
    assertThat(scan("{" + a + "}", 40).rules()).contains("safetensors-trailing-data");
  }

  @Test
  void aShapeMustFitItsBytesEvenWhenItsProductOverflows() {
    assertThat(scan("{" + tensor("a", "F32", "[4]", 0, 15) + "}", 15).rules())
        .contains("safetensors-tensor-broken");
    String huge = "[4294967296,4294967296,4294967296]";
    assertThat(scan("{" + tensor("a", "F32", huge, 0, 16) + "}", 16).rules())
        .contains("safetensors-tensor-broken");
  }

  @Test
  void aNameThatIsThereTwiceIsADenialOfService() {
    String a = tensor("a", "U8", "[8]", 0, 8);
    Scanned scanned = scan("{" + a + "," + tensor("a", "U8", "[4]", 0, 4) + "}", 8);
    assertThat(scanned.rules()).contains("safetensors-duplicate-key");
    assertThat(scanned.verdict()).isEqualTo(Verdict.DENIAL_OF_SERVICE);
  }

  @Test
  void deepNestingAndBrokenJsonAreReportedAndHarmNobody() {
    assertThat(scan("{\"a\":" + "[".repeat(20_000), 0).verdict())
        .isEqualTo(Verdict.DENIAL_OF_SERVICE);
    assertThat(scan("{\"a\":{\"dtype\"", 0).rules()).contains("safetensors-header-broken");
  }

  @Test
  void anIndexMustNotPointOutOfTheModel() {
    Scanned scanned =
        Scanned.of(
            "model.safetensors.index.json",
            "{\"metadata\":{},\"weight_map\":{\"a\":\"model-1.safetensors\",\"b\":\"../../x\"}}");
    assertThat(scanned.rules()).containsExactly("config-place-outside");
  }
}
