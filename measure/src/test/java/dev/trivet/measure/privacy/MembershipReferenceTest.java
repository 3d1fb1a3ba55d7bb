package dev.trivet.measure.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.kit.Kit;
import dev.trivet.measure.model.OnnxModel;
import dev.trivet.measure.model.Predictions;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The numbers of the peers on the kit's twenty models, and what they miss.
class MembershipReferenceTest {
  private static final double EQUAL = 1e-6;

  @Test
  void theAttacksOfThePeersComeOutEqualAndTheStrongerOnesHigher() {
    Kit kit = Kit.needed();
    Samples records = kit.images().range(0, 4000);
    int[] labels = Kit.range(kit.array("data/mia_labels.npy").toInts(), 0, 4000);
    boolean[] all = kit.array("data/mia_membership.npy").toBooleans();
    var audit = new Audit(answers(kit, 0, records), labels, column(all, 0));
    List<Reference> references = new ArrayList<>();
    for (int model = 2; model < 20; model++) {
      references.add(new Reference(answers(kit, model, records), column(all, model)));
    }
    var report = MeasureMembership.with(references).measure(audit).get();

    agrees(kit, report, "loss", "loss");
    agrees(kit, report, "confidence", "confidence_max");
    agrees(kit, report, "entropy", "entropy");
    agrees(kit, report, "lira offline", "lira_offline_fixed_var");
    assertThat(report.find("lira online").orElseThrow().roc().at(0.01).truePositiveRate())
        .isGreaterThanOrEqualTo(0.14);
    assertThat(report.leaks(0.01)).isTrue();
  }

  private static void agrees(Kit kit, MembershipReport report, String ours, String theirs) {
    Leakage leakage = report.find(ours).orElseThrow();
    String at = "membership_inference/" + theirs + "/";
    assertThat(leakage.auc().value()).isCloseTo(kit.reference(at + "auc"), within(EQUAL));
    assertThat(leakage.roc().at(0.01).truePositiveRate())
        .isCloseTo(kit.reference(at + "tpr_at_1pct"), within(6e-4));
    assertThat(leakage.balancedAccuracy()).isCloseTo(kit.reference(at + "bal_acc"), within(6e-4));
    var hanley = leakage.roc().aucByHanleyMcNeil(0.95);
    assertThat(hanley.low()).isCloseTo(kit.reference(at + "auc_hanley_mcneil95/0"), within(2e-6));
  }

  private static Predictions answers(Kit kit, int model, Samples records) {
    try (OnnxModel open = kit.model("mia_%02d".formatted(model))) {
      return open.predict(records);
    }
  }

  private static boolean[] column(boolean[] all, int model) {
    boolean[] column = new boolean[all.length / 20];
    for (int i = 0; i < column.length; i++) {
      column[i] = all[20 * i + model];
    }
    return column;
  }
}
