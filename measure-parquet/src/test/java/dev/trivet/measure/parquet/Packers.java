package dev.trivet.measure.parquet;

import com.github.luben.zstd.Zstd;
import io.airlift.compress.lz4.Lz4Compressor;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.Arrays;
import java.util.zip.GZIPOutputStream;
import org.apache.parquet.bytes.BytesInput;
import org.apache.parquet.compression.CompressionCodecFactory;
import org.apache.parquet.hadoop.metadata.CompressionCodecName;
import org.xerial.snappy.Snappy;

/// Packs pages by the libraries others use, without Hadoop between.
final class Packers implements CompressionCodecFactory {
  @Override
  public BytesInputCompressor getCompressor(CompressionCodecName codec) {
    return new BytesInputCompressor() {
      @Override
      public BytesInput compress(BytesInput bytes) throws IOException {
        var plain = new ByteArrayOutputStream();
        bytes.writeAllTo(plain);
        return BytesInput.from(packed(codec, plain.toByteArray()));
      }

      @Override
      public CompressionCodecName getCodecName() {
        return codec;
      }

      @Override
      public void release() {}
    };
  }

  private static byte[] packed(CompressionCodecName codec, byte[] plain) throws IOException {
    return switch (codec) {
      case UNCOMPRESSED -> plain;
      case SNAPPY -> Snappy.compress(plain);
      case GZIP -> gzip(plain);
      case ZSTD -> Zstd.compress(plain);
      case LZ4_RAW -> lz4(plain);
      case LZO, BROTLI, LZ4 -> throw new IOException("not packed by " + codec);
    };
  }

  private static byte[] gzip(byte[] plain) throws IOException {
    var bytes = new ByteArrayOutputStream();
    try (var out = new GZIPOutputStream(bytes)) {
      out.write(plain);
    }
    return bytes.toByteArray();
  }

  private static byte[] lz4(byte[] plain) {
    var lz4 = new Lz4Compressor();
    byte[] packed = new byte[lz4.maxCompressedLength(plain.length)];
    return Arrays.copyOf(packed, lz4.compress(plain, 0, plain.length, packed, 0, packed.length));
  }

  @Override
  public BytesInputDecompressor getDecompressor(CompressionCodecName codec) {
    throw new UnsupportedOperationException("only written, never read");
  }

  @Override
  public void release() {}
}
