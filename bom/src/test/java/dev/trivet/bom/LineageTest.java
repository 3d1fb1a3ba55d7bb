package dev.trivet.bom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.bom.BomFinding.Kind;
import dev.trivet.bom.lineage.DrawLineage;
import dev.trivet.formats.svg.LineageSvg.Use;
import dev.trivet.testkit.Golden;
import java.io.IOException;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LineageTest {
  @TempDir private Path folder = Path.of("");

  @Test
  void thePictureShowsSourcesLibrariesAndBreaks() throws IOException {
    SmallModel model =
        SmallModel.in(folder.resolve("m"))
            .cloned("https://huggingface.co/example-org/claim-triage");
    String svg = new DrawLineage(Bills.of(model.root())).svg(Use.ALONE);
    assertThat(svg).contains("example-org/tiny-bert").contains("transformers 4.46.3");
    assertThat(svg).contains("prefers-color-scheme: dark").contains("role=\"img\"");
    Golden.matches("lineage.svg", svg);
  }

  @Test
  void aModelWithoutAnyStatedSourceIsABreak() throws IOException {
    SmallModel model = SmallModel.empty(folder.resolve("m")).weights("model.safetensors", 8);
    assertThat(Bills.of(model.root()).findings())
        .filteredOn(finding -> finding.kind() == Kind.LINEAGE_BREAK)
        .extracting(BomFinding::message)
        .containsExactly("neither a base model nor training data is named");
  }

  @Test
  void namesFromFilesCannotBreakOutOfThePicture() throws IOException {
    SmallModel model =
        SmallModel.empty(folder.resolve("m"))
            .file("README.md", "---\ndatasets: ['<script>alert(1)</script>']\n---\n");
    String svg = new DrawLineage(Bills.of(model.root())).svg(Use.IN_PAGE);
    assertThat(svg).doesNotContain("<script").contains("&lt;script&gt;");
  }
}
