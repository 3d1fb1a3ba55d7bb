package dev.trivet.artifact.archive;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.layout.DirectoryLayout;
import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.FormatReader;
import dev.trivet.artifact.scan.Recognition;
import dev.trivet.artifact.scan.Scan;
import java.util.List;

/// Reads tar archives of every dialect: old, ustar, pax, GNU.
public final class TarReader implements FormatReader {
  private final List<DirectoryLayout> layouts;

  /// @param layouts of directories that are kept as tar archives
  public TarReader(List<DirectoryLayout> layouts) {
    this.layouts = List.copyOf(layouts);
  }

  @Override
  public String format() {
    return "tar";
  }

  @Override
  public List<Rule> rules() {
    return List.of();
  }

  /// By the checksum of the first header, which all dialects have.
  @Override
  public Recognition recognise(Content content) {
    Bytes bytes = content.bytes();
    boolean isTar = bytes.has(0, TarHeader.LENGTH) && bytes.u8(0) != 0 && TarHeader.isAt(bytes, 0);
    return isTar ? Recognition.YES : Recognition.NO;
  }

  @Override
  public Outcome read(Content content, Scan scan) {
    new TarReading(content, scan, layouts).read();
    return Outcome.READ;
  }
}
