package dev.trivet.artifact.scan;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.bytes.MappedFile;
import dev.trivet.artifact.rule.Rule;
import java.io.IOException;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.function.LongSupplier;

/// Scans one file, whatever is in it.
public final class ScanFile {
  private final ReadContents contents;
  private final Limits limits;
  private final LongSupplier nanoTime;

  public ScanFile(ReadContents contents, Limits limits, LongSupplier nanoTime) {
    this.contents = contents;
    this.limits = limits;
    this.nanoTime = nanoTime;
  }

  /// @param path as the result shall name it
  /// @param where as findings shall name it
  public ScanResult scan(Path file, String path, String where) {
    return scan(file, path, where, Preparation.NONE);
  }

  /// @param path as the result shall name it
  /// @param where as findings shall name it
  /// @param preparation what its directory holds it against
  public ScanResult scan(Path file, String path, String where, Preparation preparation) {
    var scan = new Scan(new Budget(limits, nanoTime));
    Content nothing = Content.ofFile(where, Bytes.of(new byte[0]));
    try {
      if (Files.exists(file) && !Files.isRegularFile(file)) {
        scan.report(ScanRules.SPECIAL_FILE, nothing, 0, where);
        return scan.result(path, ReadContents.UNKNOWN);
      }
      if (Files.size(file) > limits.bytes()) {
        return tooLarge(Files.size(file), path, where);
      }
      try (MappedFile mapped = MappedFile.open(file)) {
        String format = contents.read(Content.ofFile(where, mapped.bytes()), scan, preparation);
        return scan.result(path, format);
      }
    } catch (IOException e) {
      scan.report(ScanRules.UNREADABLE, nothing, 0, reason(e));
      return scan.result(path, ReadContents.UNKNOWN);
    } catch (InternalError e) {
      // What the JVM makes of a mapped page that is gone.
      scan.report(ScanRules.UNREADABLE, nothing, 0, "it became shorter while it was read");
      return scan.result(path, ReadContents.UNKNOWN);
    }
  }

  private static String reason(IOException e) {
    return switch (e) {
      case NoSuchFileException _ -> "there is no such file";
      case AccessDeniedException _ -> "it may not be read";
      default -> String.valueOf(e.getMessage());
    };
  }

  /// Scans bytes already in memory.
  ///
  /// @param name as findings shall name it
  public ScanResult scan(Bytes bytes, String name) {
    return scan(bytes, name, name, Preparation.NONE);
  }

  /// Scans a file that somebody has opened.
  ///
  /// @param path as the result shall name it
  /// @param where as findings shall name it
  /// @param preparation what its directory holds it against
  public ScanResult scan(Bytes bytes, String path, String where, Preparation preparation) {
    if (bytes.size() > limits.bytes()) {
      return tooLarge(bytes.size(), path, where);
    }
    var scan = new Scan(new Budget(limits, nanoTime));
    return scan.result(path, contents.read(Content.ofFile(where, bytes), scan, preparation));
  }

  private ScanResult tooLarge(long size, String path, String where) {
    var scan = new Scan(new Budget(limits, nanoTime));
    scan.limit(
        Limit.BYTES, Content.ofFile(where, Bytes.of(new byte[0])), "%,d bytes".formatted(size));
    return scan.result(path, ReadContents.UNKNOWN);
  }

  /// A result that says only why there is none.
  ///
  /// @param path as the result shall name it
  /// @param where as its finding shall name it
  public ScanResult refuse(Rule rule, String path, String where, String why) {
    var scan = new Scan(new Budget(limits, nanoTime));
    scan.report(rule, Content.ofFile(where, Bytes.of(new byte[0])), 0, why);
    return scan.result(path, ReadContents.UNKNOWN);
  }
}
