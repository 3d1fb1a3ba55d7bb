package dev.trivet.artifact.archive;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.FormatReader;
import dev.trivet.artifact.scan.Recognition;
import dev.trivet.artifact.scan.Scan;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// Reads zip archives, and what is made of them: PyTorch, Keras, NumPy's npz.
public final class ZipReader implements FormatReader {
  private static final int END_LENGTH = 22;
  private static final int LONGEST_COMMENT = 0xffff;

  private final List<ArchiveLayout> layouts;

  /// @param layouts of models kept in zip archives
  public ZipReader(List<ArchiveLayout> layouts) {
    this.layouts = List.copyOf(layouts);
  }

  @Override
  public String format() {
    return "zip";
  }

  @Override
  public Set<String> formats() {
    return Stream.concat(Stream.of(format()), layouts.stream().map(ArchiveLayout::format))
        .collect(Collectors.toUnmodifiableSet());
  }

  @Override
  public List<Rule> rules() {
    return ArchiveRules.all();
  }

  /// A zip is known by its end: whatever stands before its first entry is nobody's business to a
  /// zip reader, so anything may also be a zip.
  @Override
  public Recognition recognise(Content content) {
    Bytes bytes = content.bytes();
    if (bytes.startsWith(0, "PK\3\4") || bytes.startsWith(0, "PK\5\6")) {
      return Recognition.YES;
    }
    return bytes.isRandomAccess() && endsAsZip(bytes) ? Recognition.YES : Recognition.NO;
  }

  private static boolean endsAsZip(Bytes bytes) {
    int tail = (int) Math.min(bytes.size(), LONGEST_COMMENT + END_LENGTH);
    byte[] end = bytes.copy(bytes.size() - tail, tail);
    for (int i = tail - END_LENGTH; i >= 0; i--) {
      if (end[i] == 'P' && end[i + 1] == 'K' && end[i + 2] == 5 && end[i + 3] == 6) {
        return bytes
                .indexOf(new byte[] {'P', 'K', 1, 2}, bytes.size() - tail, bytes.size())
                .isPresent()
            || bytes.indexOf(new byte[] {'P', 'K', 3, 4}, 0, bytes.size()).isPresent();
      }
    }
    return false;
  }

  @Override
  public Outcome read(Content content, Scan scan) {
    new ZipReading(content, scan, layouts).read();
    return Outcome.READ;
  }
}
