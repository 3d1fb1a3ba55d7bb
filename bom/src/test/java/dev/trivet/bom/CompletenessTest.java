package dev.trivet.bom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.bom.element.Cluster;
import dev.trivet.bom.element.Completeness;
import dev.trivet.bom.element.Element;
import dev.trivet.bom.element.JudgeCompleteness;
import dev.trivet.bom.element.ObserveBom;
import dev.trivet.bom.write.Written.Format;
import dev.trivet.evidence.Observation;
import dev.trivet.evidence.Subject;
import dev.trivet.inventory.ComponentId;
import dev.trivet.inventory.SystemId;
import dev.trivet.shared.Digest;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CompletenessTest {
  @TempDir private Path folder = Path.of("");

  private static Completeness of(Aibom bom) {
    return new JudgeCompleteness(bom, Bills.written(Format.CYCLONEDX_1_7).facts()).judge();
  }

  private static Grade grade(Completeness judged, Element element) {
    return judged.elements().stream()
        .filter(e -> e.element() == element)
        .findFirst()
        .orElseThrow()
        .grade();
  }

  @Test
  void thereAreFiftyElementsInSevenClusters() {
    Map<Cluster, Long> sizes =
        Arrays.stream(Element.values())
            .collect(Collectors.groupingBy(Element::cluster, Collectors.counting()));
    assertThat(sizes)
        .containsExactlyInAnyOrderEntriesOf(
            Map.of(
                Cluster.METADATA, 10L,
                Cluster.SYSTEM, 9L,
                Cluster.MODELS, 13L,
                Cluster.DATASETS, 10L,
                Cluster.INFRASTRUCTURE, 2L,
                Cluster.SECURITY, 4L,
                Cluster.INDICATORS, 2L));
    assertThat(Element.values()).hasSize(50).extracting(Element::code).doesNotHaveDuplicates();
    assertThat(Element.MODEL_HASH.code()).isEqualTo("MDL-07");
    assertThat(Element.PERFORMANCE.code()).isEqualTo("KPI-02");
    assertThat(Element.SBOM_DEPENDENCIES.code()).isEqualTo("MD-10");
    assertThat(Element.DATASET_LICENCE.code()).isEqualTo("DP-10");
  }

  @Test
  void theFilesOfAModelShowTwentyElementsWithoutAnySignature() throws IOException {
    Completeness judged = of(Bills.of(SmallModel.in(folder.resolve("m")).root()));
    assertThat(judged.count(Grade.EVIDENCED)).isGreaterThanOrEqualTo(20);
    assertThat(judged.elements()).hasSize(50);
    assertThat(judged.share()).isEqualTo(judged.evidencedOfModel() / 14.0);
  }

  @Test
  void aCheckoutWithASignatureShowsTwentyByTheModelsOwnBytes() throws IOException {
    SmallModel model =
        SmallModel.in(folder.resolve("m"))
            .cloned("https://huggingface.co/example-org/claim-triage");
    Completeness judged =
        of(Bills.signed(model.root(), Set.of("README.md", "LICENSE", "model.safetensors")));
    assertThat(judged.evidencedByFiles()).isGreaterThanOrEqualTo(20);
  }

  @Test
  void whatOnlyACardSaysIsAssertedUntilItIsSigned() throws IOException {
    SmallModel model = SmallModel.in(folder.resolve("m")).without("LICENSE");
    assertThat(grade(of(Bills.of(model.root())), Element.MODEL_LICENCE)).isEqualTo(Grade.ASSERTED);
    assertThat(grade(of(Bills.signed(model.root(), Set.of("README.md"))), Element.MODEL_LICENCE))
        .isEqualTo(Grade.EVIDENCED);
    assertThat(grade(of(Bills.signed(model.root(), Set.of("config.json"))), Element.MODEL_LICENCE))
        .isEqualTo(Grade.ASSERTED);
  }

  @Test
  void anEmptyDirectoryShowsNothingOfTheModel() throws IOException {
    Completeness judged =
        of(Bills.of(SmallModel.empty(folder.resolve("m")).file("notes.txt", "hello").root()));
    assertThat(grade(judged, Element.MODEL_PROPERTIES)).isEqualTo(Grade.ABSENT);
    assertThat(grade(judged, Element.MODEL_LICENCE)).isEqualTo(Grade.ABSENT);
    assertThat(judged.count(Cluster.DATASETS, Grade.ABSENT)).isEqualTo(10);
    assertThat(judged.evidencedByFiles()).isEqualTo(3);
  }

  @Test
  void theShareIsOfTheElementsAFileOfTheModelCouldShow() throws IOException {
    assertThat(Arrays.stream(Element.values()).filter(Element::isOfModel))
        .hasSize(14)
        .contains(Element.MODEL_HASH, Element.INFRASTRUCTURE_SOFTWARE)
        .doesNotContain(Element.SBOM_TOOL, Element.SYSTEM_NAME, Element.DATASET_HASH);
    Completeness bare =
        of(Bills.of(SmallModel.empty(folder.resolve("bare")).file("a.bin", "hello").root()));
    Completeness rich = of(Bills.of(SmallModel.in(folder.resolve("rich")).root()));
    assertThat(bare.share()).isEqualTo(3 / 14.0);
    assertThat(rich.share()).isBetween(0.5, 1.0);
  }

  @Test
  void whatIsObservedNamesTheShareTheElementsAndWhatIsOpen() throws IOException {
    var subject =
        new Subject.OfComponent(
            new SystemId("s"),
            new ComponentId("m"),
            Optional.of(new Digest("sha256:" + "0".repeat(64))),
            Optional.empty());
    Completeness judged =
        of(Bills.of(SmallModel.empty(folder.resolve("bare")).file("a.bin", "hello").root()));
    Observation seen = new ObserveBom(subject, Bills.NOON, "test 1").of(judged);
    assertThat(seen.method()).isEqualTo("artifact.bom");
    assertThat(seen.measurement().orElseThrow().value()).isEqualTo(0.214);
    assertThat(seen.measurement().orElseThrow().sample()).contains(14L);
    assertThat(seen.detail().orElseThrow()).contains("MDL-12").doesNotContain("MDL-07");
  }

  @Test
  void severalDatasetsAreAsGoodAsTheWorst() throws IOException {
    String info =
        """
        {"dataset_name": "claims", "license": "cc-by-4.0", "description": "Claims of 2025.",
         "features": {"text": {"dtype": "string"}, "label": {"dtype": "int64"}},
         "splits": {"train": {"num_examples": 900}}}
        """;
    SmallModel model =
        SmallModel.empty(folder.resolve("m"))
            .weights("model.safetensors", 8)
            .file("data/dataset_info.json", info)
            .file("data/train.csv", "a,b\n1,2\n");
    Completeness one = of(Bills.of(model.root()));
    assertThat(grade(one, Element.DATASET_LICENCE)).isEqualTo(Grade.EVIDENCED);
    assertThat(grade(one, Element.DATASET_HASH)).isEqualTo(Grade.EVIDENCED);
    model.file("README.md", "---\ndatasets: [other/data]\n---\n");
    Completeness two = of(Bills.of(model.root()));
    assertThat(grade(two, Element.DATASET_LICENCE)).isEqualTo(Grade.ABSENT);
    assertThat(grade(two, Element.DATASET_NAME)).isEqualTo(Grade.ASSERTED);
  }
}
