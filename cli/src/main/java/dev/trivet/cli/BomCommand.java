package dev.trivet.cli;

import dev.trivet.bom.Aibom;
import dev.trivet.bom.lineage.DrawLineage;
import dev.trivet.bom.write.WriteCycloneDx;
import dev.trivet.bom.write.WriteSpdx;
import dev.trivet.bom.write.Written;
import dev.trivet.bom.write.Written.Format;
import dev.trivet.formats.svg.LineageSvg;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// `trivet bom`: the bill of materials of a model, and what it is worth.
final class BomCommand implements Command {
  static final String TABLE = "table";
  private static final String SVG = "svg";

  @Override
  public Usage usage() {
    var usage =
        Usage.of(this, "bom", "Says what a model is made of, where it comes from, and who says so.")
            .about(
                "Reads headers, configuration, model card, licence and origin; loads nothing. Each"
                    + " statement is marked as read, declared or inferred, and the G7's 50 minimum"
                    + " elements are graded as evidenced, asserted or absent. docs/bom.md says how."
                    + " When you say whom to trust, the signature must hold, and what it covers"
                    + " counts as evidence."
                    + " For a directory named like one of the commands below, write ./diff.")
            .mayHave("MODEL", "A model's file or directory, or an entry of the hub's cache.")
            .option("--programme", "DIR", "Add what this programme declares about the model.")
            .option("--component", "SYSTEM/ID", "Which component of it the model is.")
            .option("--format", "FORMAT", "One of: " + String.join(", ", words()) + ".");
    BomOutput.options(usage);
    TrustOptions.PLAIN.describe(usage);
    return BomInputs.threshold(usage, "never")
        .example("trivet bom models/claim-triage", "What is known of it, and how well.")
        .example(
            "trivet bom models/claim-triage --format cyclonedx-1.7 --out bom.json",
            "A bill to hand over.");
  }

  @Override
  public List<Command> children() {
    return List.of(new BomDiff(), new BomMerge(), new BomImport());
  }

  private static List<String> words() {
    var words = new ArrayList<>(List.of(TABLE, SVG));
    Arrays.stream(Format.values()).map(Format::word).forEach(words::add);
    return words;
  }

  @Override
  public ExitCode run(Given given, Console console) throws IOException, Refusal {
    String model =
        given
            .argument(0)
            .orElseThrow(() ->
                new Refusal(ExitCode.USAGE, "no model is given", "'trivet bom --help' shows how"));
    String word = given.option("--format").orElse(TABLE);
    if (!words().contains(word)) {
      throw Unknown.word("format", word, words());
    }
    var threshold = BomInputs.threshold(given, "never");
    Aibom bom = BomInputs.read(model, given, console);
    Optional<Format> format =
        Arrays.stream(Format.values()).filter(f -> f.word().equals(word)).findFirst();
    Written written = BomOutput.written(format.orElse(Format.CYCLONEDX_1_7), given, console);
    if (format.isPresent()) {
      BomOutput.print(text(bom, written), given, console);
    } else if (word.equals(SVG)) {
      BomOutput.print(new DrawLineage(bom).svg(LineageSvg.Use.ALONE), given, console);
    } else if (given.json()) {
      BomOutput.print(BomAsJson.of(bom, written), given, console);
    } else {
      new ShowBom(console.out(), bom, written).all();
    }
    return BomInputs.code(bom.findings(), threshold);
  }

  static String text(Aibom bom, Written written) {
    return switch (written.format()) {
      case CYCLONEDX_1_6, CYCLONEDX_1_7 -> new WriteCycloneDx(written).text(bom);
      case SPDX_3_0_1 -> new WriteSpdx(written).text(bom);
    };
  }
}
