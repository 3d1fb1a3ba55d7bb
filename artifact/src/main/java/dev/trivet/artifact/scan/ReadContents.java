package dev.trivet.artifact.scan;

import dev.trivet.artifact.bytes.BeyondEnd;
import dev.trivet.artifact.scan.FormatReader.Outcome;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads a content and everything in it, one at a time, with the readers that recognise it.
public final class ReadContents {
  /// The format of what no reader recognises.
  public static final String UNKNOWN = "unknown";

  private static final String EMPTY = "empty";

  private final List<FormatReader> readers;

  /// @param readers in the order they are asked; the first to read a file names its format
  public ReadContents(List<FormatReader> readers) {
    this.readers = List.copyOf(readers);
  }

  public List<FormatReader> readers() {
    return readers;
  }

  /// @return the format of `root`
  public String read(Content root, Scan scan) {
    return read(root, scan, Preparation.NONE);
  }

  /// @return the format of `file`
  String read(Content file, Scan scan, Preparation preparation) {
    scan.budget().ofWhole(file.bytes().size());
    Content root = scan.prepared(file, preparation);
    scan.open(root);
    String format = UNKNOWN;
    Optional<Content> next = scan.next();
    while (next.isPresent()) {
      Content content = next.get();
      String found = readOne(content, scan);
      if (content.equals(root)) {
        format = found;
      }
      next = scan.next();
    }
    return scan.closerFormat().orElse(format);
  }

  private String readOne(Content content, Scan scan) {
    try {
      if (!content.bytes().has(0, 1)) {
        sayDamage(content, scan);
        return EMPTY;
      }
    } catch (LimitReached e) {
      scan.limit(e.limit(), content, e.what());
      return UNKNOWN;
    }
    String format = readAs(candidates(content, scan), content, scan);
    sayDamage(content, scan);
    if (format.equals(UNKNOWN)) {
      scan.report(ScanRules.UNRECOGNISED, content, 0, "no reader knows these bytes");
    }
    return format;
  }

  private static void sayDamage(Content content, Scan scan) {
    content
        .bytes()
        .damage()
        .ifPresent(damage -> scan.report(ScanRules.DAMAGED, content, 0, damage));
  }

  /// All that are sure read it; of the others the first that does not decline.
  private static String readAs(Candidates candidates, Content content, Scan scan) {
    String format = UNKNOWN;
    for (FormatReader reader : candidates.sure()) {
      if (attempt(reader, content, scan) == Outcome.READ && format.equals(UNKNOWN)) {
        format = reader.format();
      }
    }
    for (FormatReader reader : candidates.unsure()) {
      if (format.equals(UNKNOWN) && attempt(reader, content, scan) == Outcome.READ) {
        format = reader.format();
      }
    }
    return format;
  }

  private record Candidates(List<FormatReader> sure, List<FormatReader> unsure) {}

  private Candidates candidates(Content content, Scan scan) {
    var candidates = new Candidates(new ArrayList<>(), new ArrayList<>());
    for (FormatReader reader : readers) {
      if (content.expectedFormat().isPresent()) {
        if (content.expectedFormat().get().equals(reader.format())) {
          candidates.sure().add(reader);
        }
        continue;
      }
      switch (recognise(reader, content, scan)) {
        case YES -> candidates.sure().add(reader);
        case MAYBE -> candidates.unsure().add(reader);
        case NO -> {}
      }
    }
    return candidates;
  }

  private static Recognition recognise(FormatReader reader, Content content, Scan scan) {
    try {
      return reader.recognise(content);
    } catch (BeyondEnd e) {
      return Recognition.NO;
    } catch (LimitReached e) {
      scan.limit(e.limit(), content, e.what());
      return Recognition.NO;
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      scan.report(ScanRules.READER_FAILED, content, 0, "as %s: %s".formatted(reader.format(), e));
      return Recognition.NO;
    }
  }

  /// Whatever a reader throws is the content's doing, and the content is not called clean.
  private static Outcome attempt(FormatReader reader, Content content, Scan scan) {
    try {
      return reader.read(content, scan);
    } catch (BeyondEnd e) {
      scan.report(
          ScanRules.CUT_SHORT,
          content,
          e.at(),
          "as %s: %s".formatted(reader.format(), e.getMessage()));
    } catch (LimitReached e) {
      scan.limit(e.limit(), content, "as %s: %s".formatted(reader.format(), e.what()));
    } catch (RuntimeException | StackOverflowError | OutOfMemoryError e) {
      scan.report(ScanRules.READER_FAILED, content, 0, "as %s: %s".formatted(reader.format(), e));
    }
    return Outcome.READ;
  }
}
