package dev.trivet.measure.privacy;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.data.Shape;
import dev.trivet.measure.model.LabelsOnly;
import dev.trivet.measure.model.Predictions;
import dev.trivet.measure.network.Blobs;
import dev.trivet.measure.network.Network;
import dev.trivet.measure.network.Networks;
import dev.trivet.measure.network.Targets;
import dev.trivet.measure.network.Training;
import dev.trivet.measure.result.ProblemException;
import dev.trivet.measure.result.Result;
import dev.trivet.testkit.Seeds;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.random.RandomGenerator;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class MembershipTest {
  private static final Shape SHAPE = Shape.of(12);
  private static final int COUNT = 400;
  private static final int CLASSES = 3;

  private final Blobs records = Blobs.drawn(1, COUNT, CLASSES, SHAPE, 0.3);
  private final int[] labels = records.noisyLabels(2, 0.2, CLASSES);

  /// Half of the records, and the other half for the next odd number.
  private static boolean[] members(int number) {
    RandomGenerator random = Seeds.random(100 + number / 2);
    boolean[] members = new boolean[COUNT];
    for (int i = 0; i < COUNT; i++) {
      members[i] = random.nextBoolean() ^ number % 2 == 1;
    }
    return members;
  }

  /// Trained until it knows its records by heart.
  private Network overfitted(boolean[] members, int seed) {
    int[] chosen = IntStream.range(0, COUNT).filter(i -> members[i]).toArray();
    return Training.of(60, seed)
        .inBatchesOf(16)
        .atRate(5e-3)
        .train(
            Networks.dense(SHAPE, List.of(48), CLASSES, seed),
            records.samples().select(chosen),
            Targets.labels(labels, CLASSES).select(chosen));
  }

  private List<Reference> references(int count) {
    var references = new ArrayList<Reference>();
    for (int number = 2; number < 2 + count; number++) {
      boolean[] members = members(number);
      references.add(
          new Reference(overfitted(members, number).predict(records.samples()), members));
    }
    return references;
  }

  @Test
  void aModelThatKnowsItsRecordsByHeartIsFound() {
    boolean[] members = members(0);
    var audit = new Audit(overfitted(members, 0).predict(records.samples()), labels, members);
    var report = MeasureMembership.with(references(6)).measure(audit).get();
    assertThat(report.leaks(0.01)).isTrue();
    assertThat(report.find("lira online").orElseThrow().auc().value())
        .isGreaterThan(0.65)
        .isGreaterThan(report.find("confidence").orElseThrow().auc().value());
    assertThat(report.find("lira online").orElseThrow().epsilonLowerBound(0.05)).isNotNegative();
  }

  @Test
  void aModelThatNeverSawTheRecordsIsNotAccused() {
    Blobs elsewhere = Blobs.drawn(50, COUNT, CLASSES, SHAPE, 0.3);
    Network honest =
        Training.of(20, 1)
            .train(
                Networks.dense(SHAPE, List.of(24), CLASSES, 1),
                elsewhere.samples(),
                Targets.labels(elsewhere.labels(), CLASSES));
    Predictions answers = honest.predict(records.samples());
    List<Reference> references = references(4);
    int accused = 0;
    for (int round = 0; round < 40; round++) {
      var audit = new Audit(answers, labels, members(1000 + 2 * round));
      accused += MeasureMembership.with(references).measure(audit).get().leaks(0.05) ? 1 : 0;
    }
    assertThat(accused).isLessThanOrEqualTo(5);
  }

  @Test
  void scoresThatKnowNothingHaveSmallPValuesSeldomEnough() {
    RandomGenerator random = Seeds.random(8);
    int atRate = 0;
    int ofArea = 0;
    for (int round = 0; round < 400; round++) {
      double[] scores = random.doubles(600).toArray();
      boolean[] members = new boolean[600];
      Arrays.fill(members, 0, 300, true);
      var leakage = Leakage.of("nothing", scores, members);
      atRate += leakage.pValue(0.05) <= 0.1 ? 1 : 0;
      ofArea += leakage.pValueOfArea() <= 0.1 ? 1 : 0;
    }
    assertThat(atRate).isLessThanOrEqualTo(55);
    assertThat(ofArea).isBetween(20, 60);
  }

  @Test
  void tiesAtTheTopAreBroken() {
    boolean[] members = members(0);
    List<Reference> references = references(2);
    Predictions target = overfitted(members, 0).predict(records.samples());
    var audit = new Audit(target, labels, members);
    Samples others = Blobs.drawn(9, 60, CLASSES, SHAPE, 0.3).samples();
    Network one = overfitted(members(2), 2);
    var population =
        new Rmia.Population(
            overfitted(members, 0).predict(others),
            List.of(one.predict(others)),
            Arrays.stream(Blobs.drawn(9, 60, CLASSES, SHAPE, 0.3).labels()).boxed().toList());
    var rmia = new Rmia(0.5, 1);
    double[] scores = rmia.scores(audit, references, population);
    double[] ratios = rmia.ratios(audit, references);
    Set<Double> distinct = new HashSet<>();
    for (double score : scores) {
      distinct.add(score);
    }
    assertThat(distinct.size()).isGreaterThan(300);
    for (int i = 1; i < COUNT; i++) {
      assertThat(Double.compare(scores[i], scores[i - 1]))
          .isEqualTo(Double.compare(ratios[i], ratios[i - 1]));
    }
  }

  @Test
  void aRecordEveryReferenceKnowsIsAProblem() {
    boolean[] all = new boolean[COUNT];
    Arrays.fill(all, true);
    boolean[] members = members(0);
    Predictions answers = overfitted(members, 0).predict(records.samples());
    var audit = new Audit(answers, labels, members);
    assertThatThrownBy(
            () -> Lira.scores(audit, List.of(new Reference(answers, all)), Lira.Mode.OFFLINE))
        .isInstanceOf(ProblemException.class)
        .hasMessageContaining("record 0");
  }

  @Test
  void anAuditNeedsMembersOthersAndScores() {
    boolean[] members = members(0);
    Network network = overfitted(members, 0);
    Predictions answers = network.predict(records.samples());
    assertThatThrownBy(() -> new Audit(answers, labels, new boolean[COUNT]))
        .isInstanceOf(ProblemException.class);
    Predictions only = new LabelsOnly(network).predict(records.samples());
    assertThatThrownBy(() -> new Audit(only, labels, members)).isInstanceOf(ProblemException.class);
  }

  @Test
  void aFewHundredRecordsSayNothingAboutOneInAThousand() {
    boolean[] members = members(0);
    var audit = new Audit(overfitted(members, 0).predict(records.samples()), labels, members);
    var report = MeasureMembership.withoutReferences().measure(audit).get();
    assertThat(report.strongest().truePositives(0.001)).isInstanceOf(Result.NotEnoughData.class);
    assertThat(report.attacks()).hasSize(4);
  }

  @Test
  void referencesItTrainsItselfFindWhatTheWeakAttacksMiss() {
    boolean[] members = members(0);
    Network target = overfitted(members, 0);
    Blobs supplied = Blobs.drawn(20, COUNT, CLASSES, SHAPE, 0.3);
    Blobs others = Blobs.drawn(21, 200, CLASSES, SHAPE, 0.3);
    int[] otherLabels = others.noisyLabels(22, 0.2, CLASSES);
    var trained =
        new TrainReferences(4, 24, 1)
            .train(
                new TrainReferences.Supplied(
                    supplied.samples(),
                    Arrays.stream(supplied.noisyLabels(23, 0.2, CLASSES)).boxed().toList(),
                    CLASSES),
                target.predict(others.samples()),
                others.samples(),
                otherLabels);
    double[] learnt =
        trained.learned(
            Views.of(records.samples().shape()).ask(target, records.samples()),
            records.samples(),
            labels);
    var report =
        MeasureMembership.with(trained.askedAbout(records.samples()))
            .and("learnt", learnt)
            .against(
                trained.population(target.predict(others.samples()), others.samples(), otherLabels))
            .using(trained.rmia())
            .measure(new Audit(target.predict(records.samples()), labels, members))
            .get();
    assertThat(report.find("lira online")).isEmpty();
    assertThat(report.find("rmia").orElseThrow().auc().value()).isGreaterThan(0.6);
    assertThat(report.find("learnt").orElseThrow().auc().value()).isGreaterThan(0.6);
    assertThat(report.leaks(0.01)).isTrue();
  }

  @Test
  void theLearntAttackAccusesNoModelThatNeverSawTheRecords() {
    Blobs elsewhere = Blobs.drawn(50, COUNT, CLASSES, SHAPE, 0.3);
    Blobs supplied = Blobs.drawn(20, COUNT, CLASSES, SHAPE, 0.3);
    Network stranger =
        Training.of(30, 1)
            .train(
                Networks.dense(SHAPE, List.of(24), CLASSES, 1),
                elsewhere.samples(),
                Targets.labels(elsewhere.noisyLabels(51, 0.2, CLASSES), CLASSES));
    Blobs others = Blobs.drawn(21, 200, CLASSES, SHAPE, 0.3);
    var trained =
        new TrainReferences(4, 24, 1)
            .like(Optional.of(stranger))
            .train(
                new TrainReferences.Supplied(
                    supplied.samples(),
                    Arrays.stream(supplied.noisyLabels(23, 0.2, CLASSES)).boxed().toList(),
                    CLASSES),
                stranger.predict(others.samples()),
                others.samples(),
                others.noisyLabels(22, 0.2, CLASSES));
    double[] learnt =
        trained.learned(Views.plain().ask(stranger, records.samples()), records.samples(), labels);
    int accused = 0;
    for (int round = 0; round < 40; round++) {
      var report =
          new MembershipReport(List.of(Leakage.of("learnt", learnt, members(1000 + 2 * round))));
      accused += report.leaks(0.05) ? 1 : 0;
    }
    assertThat(accused).isLessThanOrEqualTo(5);
  }
}
