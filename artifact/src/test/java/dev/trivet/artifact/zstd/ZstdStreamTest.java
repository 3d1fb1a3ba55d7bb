package dev.trivet.artifact.zstd;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.github.luben.zstd.Zstd;
import dev.trivet.artifact.bytes.Bytes;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Our decompressor against the reference compressor.
class ZstdStreamTest {

  @ParameterizedTest
  @ValueSource(ints = {-5, 1, 3, 9, 19})
  void whatTheReferenceCompressesComesBack(int level) throws IOException {
    for (int kind = 0; kind < 6; kind++) {
      byte[] data = data(kind, 700_000);
      assertThat(decompressed(Zstd.compress(data, level))).as("kind %d", kind).isEqualTo(data);
    }
  }

  @Test
  void smallContentsComeBack() throws IOException {
    for (int size = 0; size < 300; size++) {
      byte[] data = data(size % 6, size);
      assertThat(decompressed(Zstd.compress(data, 3))).isEqualTo(data);
    }
  }

  @Test
  void severalFramesAreOneContent() throws IOException {
    var out = new ByteArrayOutputStream();
    out.writeBytes(Zstd.compress(new byte[] {1, 2, 3}));
    out.writeBytes(new byte[] {0x50, 0x2a, 0x4d, 0x18, 2, 0, 0, 0, 9, 9});
    out.writeBytes(Zstd.compress(new byte[] {4}));
    assertThat(decompressed(out.toByteArray())).containsExactly(1, 2, 3, 4);
  }

  @Test
  void damagedStreamsEndInAnExceptionAndNothingElse() {
    var random = new Random(1);
    byte[] good = Zstd.compress(data(2, 50_000), 9);
    for (int i = 0; i < 3_000; i++) {
      byte[] bad = good.clone();
      for (int j = 0; j <= i % 4; j++) {
        bad[random.nextInt(bad.length)] = (byte) random.nextInt(256);
      }
      byte[] cut = i % 3 == 0 ? Arrays.copyOf(bad, random.nextInt(bad.length)) : bad;
      try {
        decompressed(cut);
      } catch (IOException e) {
        assertThat(e).hasMessageNotContaining("Index");
      }
    }
  }

  @Test
  void aWindowThatFillsMemoryIsRefused() {
    byte[] frame = {0x28, (byte) 0xb5, 0x2f, (byte) 0xfd, 0, (byte) 0xf8, 1, 0, 0};
    assertThatThrownBy(() -> decompressed(frame)).hasMessageContaining("window");
  }

  private static byte[] decompressed(byte[] packed) throws IOException {
    try (InputStream stream = new ZstdStream(Bytes.of(packed))) {
      return stream.readAllBytes();
    }
  }

  /// Text, noise, repetition, runs, mixtures.
  private static byte[] data(int kind, int size) {
    var random = new Random(kind);
    byte[] data = new byte[size];
    for (int i = 0; i < size; i++) {
      data[i] =
          (byte)
              switch (kind) {
                case 0 -> 0;
                case 1 -> random.nextInt(256);
                case 2 -> "the quick brown fox jumps over it ".charAt((i * 7 + i / 50) % 34);
                case 3 -> 'a' + random.nextInt(3);
                case 4 -> i / 1000 % 2 == 0 ? random.nextInt(20) : 'x';
                default -> (i >> 8) ^ i;
              };
    }
    return data;
  }
}
