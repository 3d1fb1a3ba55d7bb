package dev.trivet.bom;

import dev.trivet.artifact.scan.Limits;
import dev.trivet.bom.lineage.FindBreaks;
import dev.trivet.bom.read.FindContradictions;
import dev.trivet.bom.read.ReadModelFacts;
import dev.trivet.bom.read.Signature;
import dev.trivet.bom.write.Written;
import dev.trivet.bom.write.Written.Format;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Set;

/// Bills for tests.
public final class Bills {
  public static final Instant NOON = Instant.parse("2026-11-22T12:00:00Z");

  private Bills() {}

  public static Aibom of(Path model) {
    return of(model, Optional.empty());
  }

  /// With a verified signature over these files.
  public static Aibom signed(Path model, Set<String> files) {
    return of(model, Optional.of(new Signature("Example Insurance, model release key", files)));
  }

  private static Aibom of(Path model, Optional<Signature> signature) {
    try {
      Aibom read = new ReadModelFacts(Limits.STANDARD).from(model, signature);
      return read.withFindings(new FindContradictions(read).find())
          .withFindings(new FindBreaks(read).find());
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public static Written written(Format format) {
    return new Written(format, NOON, Optional.of("Example Insurance"), "1.2.3");
  }
}
