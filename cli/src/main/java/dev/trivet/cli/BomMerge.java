package dev.trivet.cli;

import dev.trivet.bom.Aibom;
import dev.trivet.bom.compare.MergeBills;
import dev.trivet.bom.write.Written.Format;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// `trivet bom merge`: one bill out of several.
final class BomMerge implements Command {
  @Override
  public Usage usage() {
    var usage =
        Usage.of(this, "merge", "Makes one bill of several; what they share is listed once.")
            .about(
                "The first one's model stays what the bill is about. Where the bills contradict"
                    + " each other, the new one says so.")
            .needsSome("BILL", "Bills (CycloneDX or SPDX 3, JSON), or models' directories.")
            .option("--format", "FORMAT", "One of: " + String.join(", ", words()) + ".");
    return BomOutput.options(usage)
        .example("trivet bom merge model.json tokenizer.json --out all.json", "Two bills.")
        .example("trivet bom merge models/base models/adapter", "Two models that run together.");
  }

  private static List<String> words() {
    return Arrays.stream(Format.values()).map(Format::word).toList();
  }

  @Override
  public ExitCode run(Given given, Console console) throws IOException, Refusal {
    String word = given.option("--format").orElse(Format.CYCLONEDX_1_7.word());
    Format format =
        Arrays.stream(Format.values())
            .filter(f -> f.word().equals(word))
            .findFirst()
            .orElseThrow(() -> Unknown.word("format", word, words()));
    var bills = new ArrayList<Aibom>();
    for (String name : given.arguments()) {
      bills.add(BomInputs.billOrModel(name, console));
    }
    Aibom merged = new MergeBills(bills).merge();
    String text = BomCommand.text(merged, BomOutput.written(format, given, console));
    BomOutput.print(text, given, console);
    return ExitCode.FINE;
  }
}
