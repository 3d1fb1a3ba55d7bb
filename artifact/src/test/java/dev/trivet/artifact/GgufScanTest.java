package dev.trivet.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.artifact.pickle.Pickles;
import dev.trivet.artifact.rule.Verdict;
import org.junit.jupiter.api.Test;

class GgufScanTest {
  private static final int STRING = 8;
  private static final int ARRAY = 9;

  private final ByteWriter values = new ByteWriter();
  private final ByteWriter tensors = new ByteWriter();
  private long valueCount;
  private long tensorCount;

  private static void text(ByteWriter out, String text) {
    out.i64(text.length()).ascii(text);
  }

  private ByteWriter value(String key, int type) {
    valueCount++;
    text(values, key);
    return values.i32(type);
  }

  private void tensor(String name, int type, long offset, long... dimensions) {
    tensorCount++;
    text(tensors, name);
    tensors.i32(dimensions.length);
    for (long dimension : dimensions) {
      tensors.i64(dimension);
    }
    tensors.i32(type).i64(offset);
  }

  private Scanned scan(int data) {
    ByteWriter file = new ByteWriter().ascii("GGUF").i32(3).i64(tensorCount).i64(valueCount);
    file.bytes(values.toBytes()).bytes(tensors.toBytes()).alignTo(32).zeros(data);
    return Scanned.of("m.gguf", file.toBytes());
  }

  @Test
  void metadataOfAllTypesAndAlignedTensorsAreClean() {
    int[] sizes = {1, 1, 2, 2, 4, 4, 4, 1, -1, -1, 8, 8, 8};
    for (int type = 0; type < sizes.length; type++) {
      if (sizes[type] > 0) {
        value("k" + type, type).zeros(sizes[type]);
      }
    }
    text(value("general.architecture", STRING), "llama");
    value("tokens", ARRAY).i32(STRING).i64(2);
    text(values, "a");
    text(values, "b");
    tensor("a", 0, 0, 8);
    tensor("b", 2, 32, 32, 2);
    assertThat(scan(96).verdict()).isEqualTo(Verdict.CLEAN);
  }

  @Test
  void aTemplateThatEscapesIsMalicious() {
    text(value("tokenizer.chat_template", STRING), "{{ x.__class__ }}");
    assertThat(scan(0).rules()).containsExactly("jinja-attribute-walk");
  }

  @Test
  void countsLargerThanTheFileAreNeverFollowed() {
    tensorCount = -1;
    assertThat(scan(0).rules()).containsExactly("gguf-claim");
  }

  @Test
  void aTextOrArrayLargerThanTheFileIsADenialOfService() {
    value("a", ARRAY).i32(4).i64(1L << 61);
    assertThat(scan(64).rules()).containsExactly("gguf-claim");
  }

  @Test
  void arraysNestedDeepAreADenialOfService() {
    value("a", ARRAY);
    for (int i = 0; i < 4_000; i++) {
      values.i32(ARRAY).i64(1);
    }
    assertThat(scan(64).rules()).containsExactly("gguf-nested-arrays");
  }

  @Test
  void impossibleTypesAndAlignmentsAreADenialOfService() {
    tensor("a", 999, 0, 8);
    assertThat(scan(32).rules()).contains("gguf-tensor-type");
    value("general.alignment", 4).i32(0);
    assertThat(scan(32).rules()).contains("gguf-alignment");
  }

  @Test
  void tensorsThatOverlapOrLeadOutAreADenialOfService() {
    tensor("a", 0, 0, 16);
    tensor("b", 0, 32, 16);
    assertThat(scan(128).rules()).contains("gguf-overlap");
    tensor("c", 0, 1L << 40, 16);
    assertThat(scan(128).rules()).contains("gguf-tensor-broken");
  }

  @Test
  void dimensionsWhoseProductOverflowsAreADenialOfService() {
    tensor("a", 0, 0, 1L << 32, 1L << 32);
    assertThat(scan(32).rules()).contains("gguf-tensor-broken");
  }

  @Test
  void aProgramInTheMetadataIsHandedOn() {
    value("blob", ARRAY).i32(0).i64(20).ascii("\u007fELF").zeros(16);
    assertThat(scan(0).rules()).contains("gguf-embedded-file");
  }

  @Test
  void whatFollowsTheLastTensorIsRead() {
    tensor("a", 0, 0, 8);
    assertThat(scan(64).rules()).contains("gguf-trailing-data");
  }

  @Test
  void aFileWithinTheMetadataIsReadAsWhatItIs() {
    value("x.blob", STRING).i64(Pickles.harmful().length).bytes(Pickles.harmful());
    assertThat(scan(0).verdict()).isEqualTo(Verdict.MALICIOUS);
  }

  @Test
  void templatesInAListAreReadToo() {
    value("tokenizer.chat_templates", ARRAY).i32(STRING).i64(1);
    text(values, "{{ x.__class__ }}");
    assertThat(scan(0).verdict()).isEqualTo(Verdict.MALICIOUS);
  }
}
