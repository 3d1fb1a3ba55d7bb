package dev.trivet.measure.parquet;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.zstd.ZstdStream;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Arrays;
import java.util.zip.GZIPInputStream;
import org.apache.commons.compress.compressors.lz4.BlockLZ4CompressorInputStream;
import org.apache.commons.compress.compressors.snappy.SnappyCompressorInputStream;

/// Unpacks a page. It must be as large as it says, and not a byte more is unpacked.
final class Inflate {
  private static final int SNAPPY_WINDOW = 1 << 16;
  private static final int LARGEST_PAGE = 1 << 28;

  private Inflate() {}

  /// @param codec by its code in the format
  static byte[] page(int codec, byte[] packed, int from, int length, int size) throws IOException {
    Broken.unless(size >= 0 && size <= LARGEST_PAGE, "a page claims " + size + " bytes");
    Broken.unless(from >= 0 && length >= 0 && length <= packed.length - from, "a page has no end");
    if (codec == 0) {
      Broken.unless(length == size, "a page is not as large as it says");
      return Arrays.copyOfRange(packed, from, from + length);
    }
    if (size == 0) {
      return new byte[0];
    }
    try (InputStream in = stream(codec, packed, from, length)) {
      byte[] page = in.readNBytes(size);
      Broken.unless(page.length == size && in.read() < 0, "a page is not as large as it says");
      return page;
    } catch (IllegalArgumentException | ArithmeticException | IndexOutOfBoundsException e) {
      throw new Broken("a page cannot be unpacked");
    }
  }

  private static InputStream stream(int codec, byte[] packed, int from, int length)
      throws IOException {
    var in = new ByteArrayInputStream(packed, from, length);
    return switch (codec) {
      case 1 -> new SnappyCompressorInputStream(in, SNAPPY_WINDOW);
      case 2 -> new GZIPInputStream(in);
      case 6 -> new ZstdStream(Bytes.of(Arrays.copyOfRange(packed, from, from + length)));
      case 7 -> new BlockLZ4CompressorInputStream(in);
      default ->
          throw new ProblemException(
              Problem.Kind.UNREADABLE_DATA,
              "the file is packed by "
                  + switch (codec) {
                    case 3 -> "LZO";
                    case 4 -> "Brotli";
                    case 5 -> "LZ4 with Hadoop's frames";
                    default -> "method " + codec;
                  },
              "write it with snappy, gzip, zstd, lz4_raw or none");
    };
  }
}
