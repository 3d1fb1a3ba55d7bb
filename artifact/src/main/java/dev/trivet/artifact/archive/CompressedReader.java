package dev.trivet.artifact.archive;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.bytes.InflatedBytes;
import dev.trivet.artifact.bytes.Opener;
import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.FormatReader;
import dev.trivet.artifact.scan.Recognition;
import dev.trivet.artifact.scan.Scan;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Reads files that are one compressed stream: gzip, zlib, bzip2, xz, lzma, lz4, zstd, snappy,
/// compress, and joblib's old zfile.
public final class CompressedReader implements FormatReader {
  private static final int ZFILE_HEADER = 21;
  private static final int SKIPPABLE = 0x184d2a50;
  private static final int LZMA_HEADER = 13;
  private static final long NO_LIMIT = 0xffff_ffffL;
  private static final int LZMA_PROPERTIES = 225;
  private static final int MOST_SKIPPED = 1_000;

  @Override
  public String format() {
    return "compressed";
  }

  @Override
  public Set<String> formats() {
    return Set.of(
        format(),
        "gzip",
        "bzip2",
        "xz",
        "lz4",
        "snappy",
        "compress",
        "zstd",
        "zfile",
        "zlib",
        "lzma");
  }

  @Override
  public List<Rule> rules() {
    return List.of();
  }

  /// A compressed stream and what it is called.
  private record Stream(String name, Opener opener) {}

  @Override
  public Recognition recognise(Content content) {
    return stream(content.bytes()).isPresent() ? Recognition.YES : Recognition.NO;
  }

  @Override
  public Outcome read(Content content, Scan scan) {
    Optional<Stream> stream = stream(content.bytes());
    if (stream.isEmpty()) {
      return Outcome.DECLINED;
    }
    scan.recognisedAs(content, stream.get().name());
    scan.open(
        content.entry(
            "(" + stream.get().name() + ")",
            scan.inflate(compressedSize(content.bytes()), stream.get().opener())));
    return Outcome.READ;
  }

  /// A stream within a stream is not inflated only to learn its length; its ratio is bounded by
  /// what came out of the outer one.
  private static long compressedSize(Bytes bytes) {
    return bytes.isRandomAccess() ? bytes.size() : 1L << 20;
  }

  private static Optional<Stream> stream(Bytes bytes) {
    if (bytes.startsWith(0, "\u001f\u008b\b")) {
      return Optional.of(new Stream("gzip", Decompressors.gzip(bytes)));
    }
    if (bytes.startsWith(0, "BZh") && bytes.startsWith(4, "1AY&SY")) {
      return Optional.of(new Stream("bzip2", Decompressors.bzip2(bytes)));
    }
    if (bytes.startsWith(0, "\u00fd7zXZ\0")) {
      return Optional.of(new Stream("xz", Decompressors.xz(bytes)));
    }
    if (bytes.startsWith(0, "\4\"M\u0018")) {
      return Optional.of(new Stream("lz4", Decompressors.lz4(bytes)));
    }
    if (bytes.startsWith(0, "\u00ff\6\0\0sNaPpY")) {
      return Optional.of(new Stream("snappy", Decompressors.snappy(bytes)));
    }
    if (bytes.startsWith(0, "\u001f\u009d")) {
      return Optional.of(new Stream("compress", Decompressors.unixCompress(bytes)));
    }
    return lessCertain(bytes);
  }

  /// Those whose mark is too short to be sure: they are tried.
  private static Optional<Stream> lessCertain(Bytes bytes) {
    long frame = afterSkippable(bytes);
    if (bytes.startsWith(frame, "(\u00b5/\u00fd")) {
      return Optional.of(new Stream("zstd", Decompressors.zstd(bytes)));
    }
    if (frame > 0 && bytes.startsWith(frame, "\4\"M\u0018")) {
      return Optional.of(new Stream("lz4", Decompressors.lz4(bytes.from(frame))));
    }
    if (bytes.startsWith(0, "ZF0x")) {
      long at = bytes.indexOf('x', ZFILE_HEADER - 1, ZFILE_HEADER + 2).orElse(ZFILE_HEADER);
      return bytes.has(at, 2)
          ? Optional.of(new Stream("zfile", Decompressors.zlib(bytes.from(at))))
          : Optional.empty();
    }
    if (isLikeZlib(bytes) && begins(Decompressors.zlib(bytes))) {
      return Optional.of(new Stream("zlib", Decompressors.zlib(bytes)));
    }
    if (isLikeLzma(bytes) && begins(Decompressors.lzma(bytes))) {
      return Optional.of(new Stream("lzma", Decompressors.lzma(bytes)));
    }
    return Optional.empty();
  }

  /// Where the first frame begins that zstd and lz4 do not skip.
  private static long afterSkippable(Bytes bytes) {
    long at = 0;
    for (int i = 0; i < MOST_SKIPPED && isSkippable(bytes, at); i++) {
      at += 8 + bytes.u32le(at + 4);
    }
    return at;
  }

  private static boolean isSkippable(Bytes bytes, long at) {
    return bytes.has(at, 8) && (bytes.i32le(at) & ~0xf) == SKIPPABLE;
  }

  /// Deflate with a window, and a check over both bytes.
  private static boolean isLikeZlib(Bytes bytes) {
    if (!bytes.has(0, 3)) {
      return false;
    }
    int method = bytes.u8(0);
    boolean needsDictionary = (bytes.u8(1) & 0x20) != 0;
    return (method & 0xf) == 8 && method >>> 4 <= 7 && !needsDictionary && bytes.u16be(0) % 31 == 0;
  }

  /// Properties in range, a dictionary size encoders choose, and a size that is unknown or not
  /// absurd.
  private static boolean isLikeLzma(Bytes bytes) {
    if (!bytes.has(0, LZMA_HEADER + 1) || bytes.u8(0) >= LZMA_PROPERTIES || bytes.u8(13) != 0) {
      return false;
    }
    long dictionary = bytes.u32le(1);
    long size = bytes.i64le(5);
    boolean isChosen =
        dictionary == NO_LIMIT
            || (Long.bitCount(dictionary) <= 2 && dictionary >= 1 << 12 && dictionary <= 3L << 30);
    return isChosen && (size == -1 || (size >= 0 && size < 1L << 40));
  }

  private static boolean begins(Opener opener) {
    Bytes start = InflatedBytes.of(opener, (produced, total) -> {});
    return start.has(0, 1) || start.damage().isEmpty();
  }
}
