package dev.trivet.measure.run;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.model.Labels;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import dev.trivet.measure.run.DataSource.Role;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// The records a membership audit is about, in one row, and records nobody trained on.
///
/// @param members which records the model was trained on
/// @param others apart from the records; what attacks that compare hold them against
@SuppressWarnings("ArrayRecordComponent") // lives within one measurement
record MembershipData(Samples records, int[] labels, boolean[] members, Optional<Labelled> others) {

  /// Marked rows where the plan has them; else training rows, and rows outside.
  static MembershipData of(Bench bench) {
    Optional<Labelled> audited = bench.find(Role.AUDITED);
    MembershipData data = audited.isPresent() ? marked(audited.get(), bench) : slices(bench);
    Labels.check(data.labels, data.records.count(), bench.model().classes());
    data.others.ifPresent(
        o -> Labels.check(o.labels(), o.samples().count(), bench.model().classes()));
    return data;
  }

  /// The marks of some rows.
  static boolean[] of(boolean[] marks, int[] rows) {
    boolean[] some = new boolean[rows.length];
    for (int i = 0; i < rows.length; i++) {
      some[i] = marks[rows[i]];
    }
    return some;
  }

  MembershipData select(int[] rows) {
    return new MembershipData(
        records.select(rows),
        Arrays.stream(rows).map(i -> labels[i]).toArray(),
        of(members, rows),
        others);
  }

  List<Integer> labelsOfOthers() {
    return others.stream().flatMap(o -> Arrays.stream(o.labels()).boxed()).toList();
  }

  static long rows(Bench bench) {
    long rows = 0;
    for (Role role : new Role[] {Role.AUDITED, Role.TRAINING, Role.OUTSIDE}) {
      rows += bench.find(role).map(d -> d.samples().count()).orElse(0);
    }
    return rows;
  }

  private static MembershipData marked(Labelled audited, Bench bench) {
    boolean[] members =
        audited
            .members()
            .orElseThrow(() ->
                new ProblemException(
                    Problem.Kind.MISSING_DATA,
                    audited.name() + " does not say which rows the model was trained on",
                    "give members: a file with 1 or 0 for each row"));
    return new MembershipData(
        audited.samples(), audited.labels(), members, bench.find(Role.POPULATION));
  }

  /// Where there is no population, half of the rows outside are taken for one.
  private static MembershipData slices(Bench bench) {
    Labelled inside = bench.data(Role.TRAINING);
    Labelled outside = bench.data(Role.OUTSIDE);
    Optional<Labelled> population = bench.find(Role.POPULATION);
    int half = outside.samples().count() / 2;
    Labelled audited =
        population.isPresent() ? outside : outside.range(half, outside.samples().count());
    int[] own = inside.labels();
    int[] labels = Arrays.copyOf(own, own.length + audited.labels().length);
    System.arraycopy(audited.labels(), 0, labels, own.length, audited.labels().length);
    boolean[] members = new boolean[labels.length];
    Arrays.fill(members, 0, own.length, true);
    return new MembershipData(
        joined(inside.samples(), audited.samples()),
        labels,
        members,
        Optional.of(population.orElseGet(() -> outside.range(0, half))));
  }

  private static Samples joined(Samples one, Samples other) {
    float[] rows =
        Arrays.copyOf(
            one.range(0, one.count()).values(), (one.count() + other.count()) * one.width());
    System.arraycopy(
        other.values(), 0, rows, one.count() * one.width(), other.count() * one.width());
    return new Samples(rows, one.count() + other.count(), one.shape());
  }
}
