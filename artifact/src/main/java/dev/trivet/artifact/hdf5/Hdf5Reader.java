package dev.trivet.artifact.hdf5;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.FormatReader;
import dev.trivet.artifact.scan.Recognition;
import dev.trivet.artifact.scan.Scan;
import java.util.List;
import java.util.OptionalLong;

/// Reads an HDF5 file's structure: Keras models, weights, PyTables and pandas stores.
public final class Hdf5Reader implements FormatReader {
  private static final byte[] SIGNATURE = {(byte) 0x89, 'H', 'D', 'F', '\r', '\n', 0x1a, '\n'};

  /// A block of the user's own may stand before: 512 bytes, or twice that, and so on.
  private static final int LAST_PLACE = 1 << 16;

  @Override
  public String format() {
    return "hdf5";
  }

  @Override
  public List<Rule> rules() {
    return Hdf5Rules.all();
  }

  @Override
  public Recognition recognise(Content content) {
    return superblock(content.bytes()).isPresent() ? Recognition.YES : Recognition.NO;
  }

  private static OptionalLong superblock(Bytes bytes) {
    for (long at = 0; at <= LAST_PLACE; at = at == 0 ? 512 : at * 2) {
      if (bytes.startsWith(at, SIGNATURE)) {
        return OptionalLong.of(at);
      }
    }
    return OptionalLong.empty();
  }

  @Override
  public Outcome read(Content content, Scan scan) {
    long at = superblock(content.bytes()).orElse(0);
    int version = content.bytes().u8(at + 8);
    if (version > 3) {
      scan.report(Hdf5Rules.BROKEN, content, at + 8, "superblock of version " + version);
      return Outcome.READ;
    }
    int sizesAt = version < 2 ? 13 : 9;
    int offsetSize = content.bytes().u8(at + sizesAt);
    int lengthSize = content.bytes().u8(at + sizesAt + 1);
    if (!isSize(offsetSize) || !isSize(lengthSize)) {
      scan.report(Hdf5Rules.BROKEN, content, at, "addresses of %d bytes".formatted(offsetSize));
      return Outcome.READ;
    }
    var raw = new Hdf5File(content, scan, 0, offsetSize, lengthSize);
    if (version < 2) {
      readOld(raw, at, version);
    } else {
      readNew(raw, at);
    }
    return Outcome.READ;
  }

  private static boolean isSize(int size) {
    return size == 2 || size == 4 || size == 8;
  }

  private static void readOld(Hdf5File raw, long at, int version) {
    int o = raw.offsetSize();
    long addresses = at + (version == 0 ? 24 : 28);
    Hdf5File file = based(raw, raw.address(addresses), at);
    if (raw.address(addresses + 3L * o) >= 0) {
      raw.report(Hdf5Rules.DRIVER, addresses + 3L * o, "a driver information block");
    }
    new Hdf5Walk(file).walk(file.address(addresses + 4L * o + o));
  }

  private static void readNew(Hdf5File raw, long at) {
    int o = raw.offsetSize();
    Hdf5File file = based(raw, raw.address(at + 12), at);
    var walk = new Hdf5Walk(file);
    long extension = file.address(at + 12 + o);
    if (extension >= 0) {
      walk.walk(extension);
    }
    walk.walk(file.address(at + 12 + 3L * o));
  }

  /// The library takes the superblock's own place when the base address says something else.
  private static Hdf5File based(Hdf5File raw, long claimed, long at) {
    if (claimed != at) {
      raw.report(Hdf5Rules.BROKEN, at, "the base address is %,d".formatted(claimed));
    }
    return new Hdf5File(raw.content(), raw.scan(), at, raw.offsetSize(), raw.lengthSize());
  }
}
