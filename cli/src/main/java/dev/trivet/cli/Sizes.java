package dev.trivet.cli;

import dev.trivet.artifact.integrity.manifest.Serialization;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Sizes as people write them.
final class Sizes {
  private static final Pattern SIZE = Pattern.compile("([1-9][0-9]{0,11})([KMG]?)");

  private Sizes() {}

  /// `1000000000`, `64M`: with thousands, as disks are sold and OMS counts.
  static Serialization.ByShard shards(String written) throws Refusal {
    Matcher size = SIZE.matcher(written);
    if (!size.matches()) {
      throw new Refusal(ExitCode.USAGE, "'" + written + "' is no size", "write 1G, 64M or bytes");
    }
    long factor =
        switch (size.group(2)) {
          case "K" -> 1_000;
          case "M" -> 1_000_000;
          case "G" -> 1_000_000_000;
          default -> 1;
        };
    try {
      return new Serialization.ByShard(Math.multiplyExact(Long.parseLong(size.group(1)), factor));
    } catch (IllegalArgumentException | ArithmeticException e) {
      throw new Refusal(ExitCode.USAGE, "--shards " + written + ": " + e.getMessage());
    }
  }
}
