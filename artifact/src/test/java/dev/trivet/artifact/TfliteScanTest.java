package dev.trivet.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.artifact.rule.Verdict;
import org.junit.jupiter.api.Test;

class TfliteScanTest {
  /// A model with one operator of that custom name: the root table at 24 behind its field list at
  /// 12, the vector of operators at 36, the operator's table at 52, its name at 60.
  private static byte[] model(String custom) {
    ByteWriter out = new ByteWriter().i32(24).ascii("TFL3").i32(0);
    out.u16(8).u16(12).u16(0).u16(8).i32(0);
    out.i32(24 - 12).i32(0).i32(4);
    out.i32(1).i32(12);
    out.u16(8).u16(8).u16(0).u16(4);
    out.i32(8).i32(4);
    return out.i32(custom.length()).ascii(custom).u8(0).toBytes();
  }

  @Test
  void operatorsOfTensorflowItselfAreJudgedLikeThere() {
    assertThat(Scanned.of("m.tflite", model("FlexMatMul")).verdict()).isEqualTo(Verdict.CLEAN);
    assertThat(Scanned.of("m.tflite", model("FlexWriteFile")).rules())
        .containsExactly("tensorflow-harmful-operator");
  }

  @Test
  void anUnknownOperatorNeedsForeignCode() {
    assertThat(Scanned.of("m.tflite", model("Mfcc")).verdict()).isEqualTo(Verdict.CLEAN);
    assertThat(Scanned.of("m.tflite", model("Evil")).rules())
        .containsExactly("tflite-custom-operator");
  }

  @Test
  void everyAlteredByteIsSurvived() {
    byte[] model = model("Mfcc");
    for (int i = 0; i < model.length; i++) {
      byte[] altered = model.clone();
      altered[i] ^= (byte) 0x80;
      assertThat(Scanned.of("m.tflite", altered).rules()).doesNotContain("content-reader-failed");
    }
  }
}
