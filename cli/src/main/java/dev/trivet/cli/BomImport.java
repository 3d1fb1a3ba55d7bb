package dev.trivet.cli;

import dev.trivet.bom.Aibom;
import dev.trivet.bom.Facts;
import dev.trivet.bom.Grade;
import dev.trivet.bom.compare.CheckBill;
import dev.trivet.bom.compare.CheckBill.Checked;
import dev.trivet.bom.element.JudgeCompleteness;
import dev.trivet.bom.write.Written.Format;
import dev.trivet.formats.document.Json;
import java.io.IOException;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/// `trivet bom import`: a supplier's bill, checked against the files it came with.
final class BomImport implements Command {
  @Override
  public Usage usage() {
    var usage =
        Usage.of(this, "import", "Checks a supplier's bill against the files it came with.")
            .about(
                "Hashes must match; what is missing, extra or said otherwise in the files is"
                    + " named. Nothing in the bill counts as evidence before the files show it.")
            .needs("BILL", "CycloneDX or SPDX 3, as JSON.")
            .option("--check", "MODEL", "The model's directory or file.");
    return BomInputs.threshold(usage, "medium")
        .example("trivet bom import supplier.json --check models/pinspeck", "Does it fit?")
        .example("trivet bom import supplier.json", "What the bill says, and no more.");
  }

  @Override
  public ExitCode run(Given given, Console console) throws IOException, Refusal {
    var threshold = BomInputs.threshold(given, "medium");
    Aibom bill = BomInputs.bill(given.argument(0).orElseThrow());
    Optional<String> model = given.option("--check");
    if (model.isEmpty()) {
      only(bill, given, console);
      return ExitCode.FINE;
    }
    Aibom files = BomInputs.model(model.get(), console);
    Checked checked = new CheckBill(bill, files).check();
    if (given.json()) {
      Map<String, Object> json = new LinkedHashMap<>();
      json.put("model", bill.subject().name());
      json.put("files", checked.files());
      json.put("matched", checked.matched());
      json.put("findings", checked.findings());
      Json.write(json, console.out().raw());
    } else {
      console.out().heading(bill.subject().name());
      console
          .out()
          .line(
              "  the bill has the hash of %d of %s"
                  .formatted(checked.matched(), Count.of(checked.files(), "file")));
      console.out().blank();
      ShowBom.findings(checked.findings(), console.out());
    }
    return BomInputs.code(checked.findings(), threshold);
  }

  /// What the bill says, all of it declared.
  private static void only(Aibom bill, Given given, Console console) {
    var written = BomOutput.unsigned(Format.CYCLONEDX_1_7, console);
    if (given.json()) {
      console.out().raw().print(BomAsJson.of(bill, written));
      return;
    }
    var judged = new JudgeCompleteness(bill, Facts.NONE).judge();
    new ShowBom(console.out(), bill, written).statements();
    console.out().blank();
    console
        .out()
        .wrapped(
            "",
            "Of the G7's 50 elements the bill asserts %d; none is evidence without the files"
                    .formatted(judged.count(Grade.ASSERTED))
                + " (--check).",
            0);
  }
}
