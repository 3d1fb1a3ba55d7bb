package dev.trivet.artifact;

import dev.trivet.artifact.scan.Limits;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/// Scans the files named on the command line, as `trivet scan --json` will.
final class ScanMain {
  private ScanMain() {}

  public static void main(String[] paths) {
    var scan =
        new ScanArtifacts(FormatReaders.all(List.of()), Limits.STANDARD, 2, System::nanoTime);
    System.out.print(JsonResults.write(scan.scan(Arrays.stream(paths).map(Path::of).toList())));
  }
}
