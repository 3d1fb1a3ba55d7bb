package dev.trivet.measure.kit;

import java.nio.file.Path;
import java.util.List;

/// Runs the comparison kit's protocol and prints a table: `MeasureProtocol KIT [PART...]`.
public final class MeasureProtocol {
  private static final long SEED = 1;

  private MeasureProtocol() {}

  public static void main(String[] args) {
    Kit kit = Kit.at(Path.of(args.length > 0 ? args[0] : "../shared/measure"));
    List<String> parts =
        args.length > 1
            ? List.of(args).subList(1, args.length)
            : List.of(
                "square",
                "hopskipjump",
                "others",
                "gradients",
                "certificate",
                "privacy",
                "calibration",
                "extraction",
                "poison",
                "comparison");
    var table = new Table(System.out);
    var evasion = new EvasionProtocol(kit, table, SEED);
    var data = new DataProtocol(kit, table, SEED);
    for (String part : parts) {
      switch (part) {
        case "square" -> evasion.square();
        case "hopskipjump" -> evasion.hopSkipJump();
        case "others" -> evasion.others();
        case "gradients" -> evasion.gradients();
        case "certificate" -> evasion.certificate();
        case "privacy" -> new PrivacyProtocol(kit, table, SEED).run();
        case "calibration" -> data.calibration();
        case "extraction" -> data.extraction();
        case "poison" -> data.poison();
        case "comparison" -> data.comparison();
        default -> throw new IllegalArgumentException("there is no part " + part);
      }
    }
  }
}
