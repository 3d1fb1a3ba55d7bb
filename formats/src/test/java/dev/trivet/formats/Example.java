package dev.trivet.formats;

import dev.trivet.formats.catalog.ShippedCatalog;
import dev.trivet.formats.programme.LoadedProgramme;
import dev.trivet.formats.programme.ReadProgramme;
import dev.trivet.posture.AssessPosture;
import dev.trivet.posture.Posture;
import java.nio.file.Path;
import java.time.Instant;

/// The example company on its day, and other directories of documents.
public final class Example {
  public static final Instant TODAY = Instant.parse("2026-11-15T12:00:00Z");
  public static final ShippedCatalog SHIPPED = new ShippedCatalog();
  public static final LoadedProgramme LOADED = read(Path.of("..", "examples", "meridian"));
  public static final Posture POSTURE = posture(LOADED);

  private Example() {}

  public static LoadedProgramme read(Path directory) {
    return new ReadProgramme(SHIPPED, TODAY).from(directory);
  }

  public static Posture posture(LoadedProgramme loaded) {
    return new AssessPosture(SHIPPED.catalog(), SHIPPED.threatRules())
        .assess(
            loaded.programme().orElseThrow(() -> new AssertionError(loaded.problems().toString())),
            TODAY);
  }
}
