package dev.trivet.artifact;

import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.FormatReader;
import dev.trivet.artifact.scan.Recognition;
import dev.trivet.artifact.scan.Scan;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.ByteBuffer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayList;
import java.util.List;

/// Writes to the file while it is being scanned, and keeps the first byte it then sees.
final class WritingReader implements FormatReader {
  private final Write write;
  private final List<Integer> seen = new ArrayList<>();

  @FunctionalInterface
  private interface Write {
    void run() throws IOException;
  }

  WritingReader(Path file) {
    this.write = () -> Files.write(file, new byte[] {9}, StandardOpenOption.WRITE);
  }

  WritingReader(ByteBuffer held) {
    this.write = () -> held.put(0, (byte) 9);
  }

  List<Integer> seen() {
    return List.copyOf(seen);
  }

  @Override
  public String format() {
    return "written";
  }

  @Override
  public List<Rule> rules() {
    return List.of();
  }

  @Override
  public Recognition recognise(Content content) {
    return Recognition.YES;
  }

  @Override
  public Outcome read(Content content, Scan scan) {
    try {
      write.run();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
    seen.add(content.bytes().u8(0));
    return Outcome.READ;
  }
}
