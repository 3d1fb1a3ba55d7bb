package dev.trivet.bom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.bom.write.WriteSpdx;
import dev.trivet.bom.write.Written.Format;
import dev.trivet.testkit.Golden;
import java.io.ByteArrayInputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.spdx.library.SpdxModelFactory;
import org.spdx.library.model.v3_0_1.ai.AIPackage;
import org.spdx.library.model.v3_0_1.core.SpdxDocument;
import org.spdx.library.model.v3_0_1.dataset.DatasetPackage;
import org.spdx.storage.simple.InMemSpdxStore;
import org.spdx.v3jsonldstore.JsonLDStore;

/// What is written as SPDX, judged by the SPDX project's own schema and library.
class SpdxTest {
  private static final String AI_PACKAGE = "AI.AIPackage";
  private static final String DATASET_PACKAGE = "Dataset.DatasetPackage";

  @TempDir private Path folder = Path.of("");

  private String written() throws Exception {
    Path model = SmallModel.in(folder.resolve("claim-triage")).root();
    return new WriteSpdx(Bills.written(Format.SPDX_3_0_1)).text(Bills.of(model));
  }

  @Test
  void theOfficialSchemaFindsNothingWrong() throws Exception {
    assertThat(OfficialSchemas.spdx301(written())).isEmpty();
    assertThat(OfficialSchemas.spdx301(written().replace("trainedOn", "learntFrom"))).isNotEmpty();
  }

  @Test
  void theLibraryReadsItAndItsModelFindsNothingWrong() throws Exception {
    SpdxModelFactory.init();
    // Closing the store may throw InterruptedException; it is all in memory.
    var store = new JsonLDStore(new InMemSpdxStore());
    SpdxDocument document =
        store.deSerialize(
            new ByteArrayInputStream(written().getBytes(StandardCharsets.UTF_8)), false);
    assertThat(SpdxModelFactory.getSpdxObjects(store, null, AI_PACKAGE, null, null))
        .hasSize(2)
        .allMatch(AIPackage.class::isInstance);
    assertThat(SpdxModelFactory.getSpdxObjects(store, null, DATASET_PACKAGE, null, null))
        .hasSize(1)
        .allMatch(DatasetPackage.class::isInstance);
    assertThat(document.verify()).isEmpty();
  }

  @Test
  void theSameModelGivesTheSameBytes() throws Exception {
    assertThat(written()).isEqualTo(written());
    Golden.matches("spdx-3.0.1.json", written());
  }
}
