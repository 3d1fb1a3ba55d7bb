package dev.trivet.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.artifact.pickle.Pickles;
import dev.trivet.artifact.rule.Verdict;
import dev.trivet.artifact.scan.ScanResult;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import org.junit.jupiter.api.Test;

/// Checkpoints of Flax, and what else MessagePack can hold.
class MsgpackScanTest {
  private static final Path WRITTEN =
      Path.of("src", "test", "resources", "fuzz", "msgpack", "flax");

  /// A map of one member.
  private static ByteWriter map(String key) {
    return new ByteWriter().u8(0x81).bytes(text(key));
  }

  private static byte[] text(String text) {
    return new ByteWriter().u8(0xa0 | text.length()).ascii(text).toBytes();
  }

  private static byte[] extension(int type, byte[] payload) {
    return new ByteWriter().u8(0xc7, payload.length, type).bytes(payload).toBytes();
  }

  /// A vector as Flax writes it.
  private static byte[] array(int elements, String type, byte[] numbers) {
    return new ByteWriter()
        .u8(0x93, 0x91, elements)
        .bytes(text(type))
        .u8(0xc4, numbers.length)
        .bytes(numbers)
        .toBytes();
  }

  private static ByteWriter flax(String type) {
    return map("w").bytes(extension(1, array(4, type, new byte[16])));
  }

  @Test
  void whatFlaxWritesIsClean() throws IOException {
    ScanResult result = Scans.of(Files.readAllBytes(WRITTEN));
    assertThat(result.format()).isEqualTo("msgpack");
    assertThat(result.findings()).isEmpty();
    assertThat(result.skipped()).singleElement().asString().contains("bytes of tensors");
  }

  @Test
  void everyCutOfACheckpointIsNotClean() throws IOException {
    byte[] whole = Files.readAllBytes(WRITTEN);
    for (int length = 1; length < whole.length; length++) {
      ScanResult result = Scans.of(Arrays.copyOf(whole, length));
      assertThat(result.verdict()).as("%d bytes", length).isNotEqualTo(Verdict.CLEAN);
    }
  }

  @Test
  void anArrayOfObjectsIsSuspicious() {
    assertThat(Scans.verdict(flax("float32").toBytes())).isEqualTo(Verdict.CLEAN);
    assertThat(Scans.rules(flax("object").toBytes())).containsExactly("msgpack-object-array");
    assertThat(Scans.rules(flax("|O").toBytes())).containsExactly("msgpack-object-array");
  }

  @Test
  void anArrayThatContradictsItselfIsNotUnderstood() {
    assertThat(Scans.rules(flax("float64").toBytes())).containsExactly("msgpack-array-broken");
    assertThat(Scans.rules(flax("record").toBytes())).containsExactly("msgpack-array-broken");
  }

  @Test
  void anExtensionNobodyKnowsIsNotUnderstood() {
    byte[] unknown = map("w").bytes(extension(42, new byte[8])).toBytes();
    assertThat(Scans.rules(unknown)).containsExactly("msgpack-extension");
    assertThat(Scans.verdict(unknown)).isEqualTo(Verdict.NOT_UNDERSTOOD);
  }

  @Test
  void anExtensionThatNamesAFunctionIsSuspicious() {
    byte[] call =
        new ByteWriter()
            .u8(0x93)
            .bytes(text("os"))
            .bytes(text("system"))
            .bytes(text("id"))
            .toBytes();
    for (int type : new int[] {0, 1, 2, 5}) {
      ScanResult result = Scans.of(map("w").bytes(extension(type, call)).toBytes());
      assertThat(Scans.rules(result)).containsExactly("msgpack-names-code");
      assertThat(Scans.messages(result)).contains("os.system");
    }
  }

  @Test
  void anArrayOfMsgpackNumpyThatIsUnpickledIsReadAsAPickle() {
    byte[] pickle = Pickles.harmful();
    byte[] array =
        new ByteWriter()
            .u8(0x83)
            .bytes(text("nd"))
            .u8(0xc3)
            .bytes(text("kind"))
            .u8(0xc4, 1, 'O')
            .bytes(text("data"))
            .u8(0xc5, pickle.length >> 8, pickle.length)
            .bytes(pickle)
            .toBytes();
    assertThat(Scans.verdict(array)).isEqualTo(Verdict.MALICIOUS);
  }

  @Test
  void moreElementsThanBytesAreADenialOfService() {
    byte[] claim = map("w").u8(0xdd, 0x7f, 0xff, 0xff, 0xff).toBytes();
    assertThat(Scans.rules(claim)).containsExactly("msgpack-claim");
  }

  @Test
  void nestingIsNotFollowedForEver() {
    ByteWriter deep = map("w");
    for (int i = 0; i < 100_000; i++) {
      deep.u8(0x91);
    }
    assertThat(Scans.rules(deep.u8(0xc0).toBytes())).containsExactly("msgpack-nested-deep");
  }

  @Test
  void whatFollowsADocumentIsReadByContent() {
    byte[] both = flax("float32").bytes(Pickles.harmful()).toBytes();
    assertThat(Scans.rules(both)).contains("msgpack-trailing-data");
    assertThat(Scans.verdict(both)).isEqualTo(Verdict.MALICIOUS);
  }
}
