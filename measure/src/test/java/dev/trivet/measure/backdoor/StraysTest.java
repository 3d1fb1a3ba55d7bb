package dev.trivet.measure.backdoor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.measure.data.Grid;
import dev.trivet.measure.data.Samples;
import dev.trivet.measure.data.Shape;
import dev.trivet.measure.kit.Kit;
import dev.trivet.measure.network.Blobs;
import dev.trivet.measure.network.OnnxNetwork;
import java.util.Arrays;
import java.util.Optional;
import org.junit.jupiter.api.Test;

class StraysTest {
  @Test
  void copiesContradictionsAndFarRowsAreNamed() {
    Blobs blobs = Blobs.drawn(3, 400, 4, Shape.of(12), 0.08);
    int[] labels = blobs.labels();
    float[] rows = blobs.samples().range(0, 400).values();
    System.arraycopy(rows, 12 * 7, rows, 12 * 300, 12);
    labels[300] = labels[7];
    System.arraycopy(rows, 12 * 9, rows, 12 * 301, 12);
    labels[301] = (labels[9] + 1) % 4;
    Arrays.fill(rows, 12 * 17, 12 * 18, 40f);
    var strays = FindStrays.usual().find(new Samples(rows, 400, Shape.of(12)), labels);
    assertThat(strays.duplicates()).containsExactly(300, 301);
    assertThat(strays.contradictions()).containsExactly(301);
    assertThat(strays.outliers().getFirst()).isEqualTo(17);
    assertThat(strays.isManyfold()).isFalse();
  }

  @Test
  void honestBlobsHaveFewStrays() {
    for (int seed = 0; seed < 20; seed++) {
      Blobs blobs = Blobs.drawn(seed, 400, 4, Shape.of(12), 0.08);
      var strays = FindStrays.usual().find(blobs.samples(), blobs.labels());
      assertThat(strays.duplicates()).isEmpty();
      assertThat(strays.outliers()).hasSizeLessThan(4);
    }
  }

  @Test
  void neuralCleanseSuspectsTheKitsBackdoorAndNotItsCleanControl() {
    Kit kit = Kit.needed();
    var method = NeuralCleanse.usual(new Grid(1, 28, 28), 1);
    Samples clean = kit.images().range(6000, 6200);
    var backdoor =
        method
            .search(
                OnnxNetwork.read(kit.bytes("mnist_cnn_backdoor"), Optional.of("logits")).get(),
                clean)
            .get();
    assertThat(backdoor.smallest()).isEqualTo(7);
    assertThat(backdoor.isSuspicious()).isTrue();
    var control =
        method
            .search(
                OnnxNetwork.read(kit.bytes("mnist_cnn_cleanfeat"), Optional.of("logits")).get(),
                clean)
            .get();
    assertThat(control.isSuspicious()).isFalse();
  }
}
