package dev.trivet.artifact.archive;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.bytes.Opener;
import dev.trivet.artifact.zstd.ZstdStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.Optional;
import java.util.zip.Inflater;
import java.util.zip.InflaterInputStream;
import org.apache.commons.compress.compressors.bzip2.BZip2CompressorInputStream;
import org.apache.commons.compress.compressors.deflate64.Deflate64CompressorInputStream;
import org.apache.commons.compress.compressors.lz4.FramedLZ4CompressorInputStream;
import org.apache.commons.compress.compressors.snappy.FramedSnappyCompressorInputStream;
import org.apache.commons.compress.compressors.z.ZCompressorInputStream;
import org.tukaani.xz.LZMAInputStream;
import org.tukaani.xz.XZInputStream;

/// Opens compressed streams. Decoders that let the stream choose how much memory they take are
/// bounded.
final class Decompressors {
  /// The most a dictionary may take: 64 MB, the largest preset of xz.
  private static final int MOST_MEMORY_KB = 80 << 10;

  private static final int LZMA_HEADER = 13;
  private static final long LEAST_DICTIONARY = 1 << 12;
  private static final long MOST_DICTIONARY = 1 << 26;
  private static final int Z_MEMORY_KB = 10 << 10;

  private Decompressors() {}

  static Opener gzip(Bytes bytes) {
    return () -> new DeflateMembers(bytes);
  }

  static Opener zlib(Bytes bytes) {
    return () -> new InflaterInputStream(new BytesStream(bytes), new Inflater(), 1 << 14);
  }

  static Opener deflate(Bytes bytes) {
    return () -> new InflaterInputStream(new BytesStream(bytes), new Inflater(true), 1 << 14);
  }

  static Opener bzip2(Bytes bytes) {
    return () -> new BZip2CompressorInputStream(new BytesStream(bytes), true);
  }

  static Opener xz(Bytes bytes) {
    return () -> new XZInputStream(new BytesStream(bytes), MOST_MEMORY_KB);
  }

  static Opener lzma(Bytes bytes) {
    return () ->
        new LZMAInputStream(
            new BytesStream(bytes.from(LZMA_HEADER)),
            bytes.i64le(5),
            (byte) bytes.u8(0),
            dictionary(bytes.u32le(1)));
  }

  /// As large as is said, within reason: what lies in the first megabytes needs no more.
  private static int dictionary(long claimed) {
    return (int) Math.clamp(claimed, LEAST_DICTIONARY, MOST_DICTIONARY);
  }

  static Opener lz4(Bytes bytes) {
    return () -> new FramedLZ4CompressorInputStream(new BytesStream(bytes), true);
  }

  static Opener snappy(Bytes bytes) {
    return () -> new FramedSnappyCompressorInputStream(new BytesStream(bytes));
  }

  static Opener unixCompress(Bytes bytes) {
    return () -> new ZCompressorInputStream(new BytesStream(bytes), Z_MEMORY_KB);
  }

  static Opener zstd(Bytes bytes) {
    return () -> new ZstdStream(bytes);
  }

  /// The data of a zip entry by its compression method; empty for one that is not read here.
  static Optional<Opener> zipMethod(int method, Bytes bytes) {
    return switch (method) {
      case ZipEntry.DEFLATED -> Optional.of(deflate(bytes));
      case 9 -> Optional.of(() -> new Deflate64CompressorInputStream(new BytesStream(bytes)));
      case 12 -> Optional.of(bzip2(bytes));
      case 14 -> Optional.of(() -> zipLzma(bytes));
      case 20, 93 -> Optional.of(zstd(bytes));
      case 95 -> Optional.of(xz(bytes));
      default -> Optional.empty();
    };
  }

  /// Zip's own framing of LZMA: a version, the length of the properties, the properties.
  private static InputStream zipLzma(Bytes bytes) throws IOException {
    if (!bytes.has(0, 9)) {
      throw new IOException("the LZMA properties are cut short");
    }
    byte properties = (byte) bytes.u8(4);
    return new LZMAInputStream(
        new BytesStream(bytes.from(9)), -1, properties, dictionary(bytes.u32le(5)));
  }
}
