package dev.trivet.bom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.bom.compare.CheckBill;
import dev.trivet.bom.compare.DiffBills;
import dev.trivet.bom.compare.DiffBills.Change;
import dev.trivet.bom.compare.MergeBills;
import dev.trivet.bom.compare.ReadBill;
import dev.trivet.bom.write.WriteCycloneDx;
import dev.trivet.bom.write.WriteSpdx;
import dev.trivet.bom.write.Written.Format;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class CompareTest {
  @TempDir private Path folder = Path.of("");

  private Path write(Format format, Aibom bom) throws IOException {
    String text =
        switch (format) {
          case CYCLONEDX_1_6, CYCLONEDX_1_7 -> new WriteCycloneDx(Bills.written(format)).text(bom);
          case SPDX_3_0_1 -> new WriteSpdx(Bills.written(format)).text(bom);
        };
    return Files.writeString(folder.resolve("bill.json"), text);
  }

  private static Aibom read(Path file) throws IOException {
    return switch (ReadBill.from(file)) {
      case ReadBill.Bill bill -> bill.bom();
      case ReadBill.NoBill none -> throw new AssertionError(none);
    };
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void aBillThatWasWrittenFitsTheFilesItWasMadeFrom(Format format) throws IOException {
    Aibom files = Bills.of(SmallModel.in(folder.resolve("m")).root());
    CheckBill.Checked checked = new CheckBill(read(write(format, files)), files).check();
    assertThat(checked.findings()).isEmpty();
    assertThat(checked.matched()).isEqualTo(10).isEqualTo(checked.files());
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void everyFileThatWasChangedAddedOrRemovedIsNamed(Format format) throws IOException {
    SmallModel model = SmallModel.in(folder.resolve("m"));
    Path bill = write(format, Bills.of(model.root()));
    model.weights("model.safetensors", 32).without("LICENSE").file("extra.py", "import os\n");
    assertThat(new CheckBill(read(bill), Bills.of(model.root())).check().findings())
        .extracting(f -> f.kind() + " " + f.about())
        .contains("HASH_DIFFERS model.safetensors", "MISSING LICENSE", "EXTRA extra.py");
  }

  @Test
  void aBillThatSaysOtherwiseThanTheFilesIsFound() throws IOException {
    SmallModel model = SmallModel.in(folder.resolve("m"));
    Path bill =
        Files.writeString(
            folder.resolve("supplier.json"),
            """
            {"bomFormat": "CycloneDX", "specVersion": "1.5", "components": [
              {"type": "machine-learning-model", "name": "Claim triage, small",
               "licenses": [{"license": {"id": "MIT"}}],
               "modelCard": {"modelParameters": {"modelArchitecture": "LlamaForCausalLM"}}}]}
            """);
    assertThat(new CheckBill(read(bill), Bills.of(model.root())).check().findings())
        .extracting(f -> f.kind() + ": " + f.message())
        .anyMatch(m -> m.startsWith("CONTRADICTION: licence: MIT in the bill"))
        .anyMatch(m -> m.startsWith("CONTRADICTION: architecture: LlamaForCausalLM"))
        .anyMatch(m -> m.contains("no hash at all"))
        .anyMatch(m -> m.contains("README.md, base_model names it as a source"));
  }

  @Test
  void theDifferenceOfABillToItselfIsNothing() throws IOException {
    Aibom bom = Bills.of(SmallModel.in(folder.resolve("m")).root());
    assertThat(new DiffBills(bom, bom).differences()).isEmpty();
  }

  @ParameterizedTest
  @EnumSource(Format.class)
  void aBillThatWasWrittenSaysTheSameAsTheFiles(Format format) throws IOException {
    Aibom files = Bills.of(SmallModel.in(folder.resolve("m")).root());
    assertThat(new DiffBills(read(write(format, files)), files).differences()).isEmpty();
  }

  @Test
  void aNewVersionDiffersInWhatWasChanged() throws IOException {
    SmallModel model = SmallModel.in(folder.resolve("m"));
    Aibom old = Bills.of(model.root());
    model.file("README.md", "---\nlicense: mit\ndatasets: [new/data]\n---\n").without("LICENSE");
    assertThat(new DiffBills(old, Bills.of(model.root())).differences())
        .anyMatch(d ->
            d.field().equals("licence") && d.was().equals("Apache-2.0") && d.is().equals("MIT"))
        .anyMatch(d -> d.change() == Change.ADDED && d.about().equals("dataset new/data"))
        .anyMatch(
            d -> d.change() == Change.REMOVED && d.about().equals("model example-org/tiny-bert"))
        .anyMatch(d -> d.field().equals("lineage"));
  }

  @Test
  void whatTwoBillsHaveInCommonIsListedOnceWhenTheyAreMerged() throws IOException {
    Aibom one = Bills.of(SmallModel.in(folder.resolve("one")).root());
    Aibom other =
        Bills.of(
            SmallModel.empty(folder.resolve("other"))
                .weights("adapter.safetensors", 8)
                .file("requirements.txt", "torch==2.5.1\nnumpy==2.1.0\n")
                .root());
    Aibom merged = new MergeBills(List.of(one, other)).merge();
    assertThat(merged.subject().ref()).isEqualTo(one.subject().ref());
    assertThat(merged.parts(Part.Kind.LIBRARY))
        .extracting(Part::name)
        .contains("torch", "numpy")
        .doesNotHaveDuplicates();
    assertThat(merged.all().map(Part::ref)).doesNotHaveDuplicates();
    assertThat(
            OfficialSchemas.cycloneDx17(
                new WriteCycloneDx(Bills.written(Format.CYCLONEDX_1_7)).text(merged)))
        .isEmpty();
  }

  @Test
  void mergingABillWithItselfAddsNothing() throws IOException {
    Aibom bom = Bills.of(SmallModel.in(folder.resolve("m")).root());
    Aibom merged = new MergeBills(List.of(bom, bom)).merge();
    assertThat(merged.parts()).isEqualTo(bom.parts());
    assertThat(merged.bonds()).isEqualTo(bom.bonds());
  }

  @Test
  void whatIsNoBillIsRefusedWithAReason() throws IOException {
    Path text = Files.writeString(folder.resolve("a.json"), "{\"a\": ");
    assertThat(ReadBill.from(text)).isInstanceOf(ReadBill.NoBill.class);
    Path other = Files.writeString(folder.resolve("b.json"), "{\"spdxVersion\": \"SPDX-2.3\"}");
    assertThat(ReadBill.from(other))
        .isInstanceOfSatisfying(
            ReadBill.NoBill.class, none -> assertThat(none.why()).contains("SPDX-2.3"));
    Path empty = Files.writeString(folder.resolve("c.json"), "{\"bomFormat\": \"CycloneDX\"}");
    assertThat(ReadBill.from(empty)).isInstanceOf(ReadBill.NoBill.class);
  }
}
