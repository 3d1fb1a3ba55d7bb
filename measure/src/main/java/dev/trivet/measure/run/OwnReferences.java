package dev.trivet.measure.run;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.model.Predictions;
import dev.trivet.measure.privacy.MeasureMembership;
import dev.trivet.measure.privacy.Reference;
import dev.trivet.measure.privacy.Rmia;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.function.IntPredicate;
import java.util.stream.IntStream;

/// The reference models a plan names, and the records they can say something about.
///
/// References must be drawn without regard to the target's own rows. Models are often trained in
/// pairs on the two halves of a set; the other half of the target's pair knows exactly what the
/// target does not, so it gives the answer away and makes any model look as if it leaked. Such
/// references, and the target itself, are left out.
final class OwnReferences {
  /// How closely a reference's rows may follow the target's, or their complement.
  private static final double DEPENDENT = 0.9;

  private final MembershipData data;
  private final List<Chosen> chosen;
  private final List<String> notes;

  @SuppressWarnings("ArrayRecordComponent") // lives within one measurement
  private record Chosen(OpenReferences.Named named, boolean[] knows) {}

  private OwnReferences(MembershipData data, List<Chosen> chosen, List<String> notes) {
    this.data = data;
    this.chosen = chosen;
    this.notes = notes;
  }

  static OwnReferences of(MembershipData all, Bench bench) {
    var chosen = new ArrayList<Chosen>();
    var notes = new ArrayList<String>();
    for (OpenReferences.Named named : bench.references()) {
      boolean[] knows =
          named
              .members()
              .map(m -> Arrays.copyOf(m, all.labels().length))
              .orElseGet(() -> new boolean[all.labels().length]);
      Optional<String> dependent = dependence(named, knows, all, bench);
      if (dependent.isPresent()) {
        notes.add(
            "%s was left out of the references: %s."
                .formatted(fileName(named.source().name()), dependent.get()));
      } else {
        chosen.add(new Chosen(named, knows));
      }
    }
    return chosen.isEmpty() ? new OwnReferences(all, chosen, notes) : kept(all, chosen, notes);
  }

  /// Some attacks need a reference that knows a record and one that does not. With few references
  /// some records lack one; they are left out by what the references know, so that it makes no
  /// difference whether the target knows them.
  private static OwnReferences kept(MembershipData all, List<Chosen> chosen, List<String> notes) {
    int count = all.labels().length;
    int[] between = rows(count, i -> isUnknown(chosen, i) && isKnown(chosen, i));
    int[] rows = 2 * between.length >= count ? between : rows(count, i -> isUnknown(chosen, i));
    if (rows.length == 0) {
      throw new ProblemException(
          Problem.Kind.MISSING_DATA,
          "every audited row is known to every reference",
          "give references that were trained on other rows");
    }
    if (rows.length < count) {
      notes.add(
          "%d of %d audited rows were left out: no reference knows them, or every one does."
              .formatted(count - rows.length, count));
    }
    return new OwnReferences(
        all.select(rows),
        chosen.stream()
            .map(c -> new Chosen(c.named(), MembershipData.of(c.knows(), rows)))
            .toList(),
        notes);
  }

  /// Where a file lies on somebody's machine is nobody else's business.
  private static String fileName(String path) {
    return path.substring(Math.max(path.lastIndexOf('/'), path.lastIndexOf('\\')) + 1);
  }

  private static int[] rows(int count, IntPredicate kept) {
    return IntStream.range(0, count).filter(kept).toArray();
  }

  private static boolean isUnknown(List<Chosen> chosen, int row) {
    return chosen.stream().anyMatch(c -> !c.knows()[row]);
  }

  private static boolean isKnown(List<Chosen> chosen, int row) {
    return chosen.stream().anyMatch(c -> c.knows()[row]);
  }

  private static Optional<String> dependence(
      OpenReferences.Named named, boolean[] knows, MembershipData data, Bench bench) {
    if (named.digest().equals(bench.digest())) {
      return Optional.of("it is the model itself");
    }
    double correlation = correlation(knows, data.members());
    if (correlation <= -DEPENDENT) {
      return Optional.of(
          "it was trained on just the rows the model was not trained on, so it would give the"
              + " answer away");
    }
    return correlation >= DEPENDENT
        ? Optional.of("it was trained on the same rows as the model")
        : Optional.empty();
  }

  /// Of two sets of marks; 0 where one marks all rows or none.
  static double correlation(boolean[] one, boolean[] other) {
    double both = 0;
    double first = 0;
    double second = 0;
    for (int i = 0; i < one.length; i++) {
      both += one[i] && other[i] ? 1 : 0;
      first += one[i] ? 1 : 0;
      second += other[i] ? 1 : 0;
    }
    double n = one.length;
    double spread = Math.sqrt(first * (n - first) * second * (n - second));
    return spread == 0 ? 0 : (n * both - first * second) / spread;
  }

  boolean isEmpty() {
    return chosen.isEmpty();
  }

  int count() {
    return chosen.size();
  }

  /// The records the references can say something about.
  MembershipData data() {
    return data;
  }

  /// What a reader must know about them.
  List<String> notes() {
    return notes;
  }

  /// Asks the references.
  ///
  /// @param target what the model answers to the others
  MeasureMembership asked(Optional<Predictions> target, Bench bench) {
    List<Samples> batches = new ArrayList<>(List.of(data.records()));
    data.others().ifPresent(o -> batches.add(o.samples()));
    var used = new ArrayList<Reference>();
    var ofOthers = new ArrayList<Predictions>();
    for (Chosen one : chosen) {
      bench.model().checkTime();
      List<Predictions> answers = one.named().asked(batches, bench.model().classes());
      used.add(new Reference(answers.getFirst(), one.knows()));
      ofOthers.add(answers.getLast());
    }
    MeasureMembership method = MeasureMembership.with(used);
    return target
        .map(t -> method.against(new Rmia.Population(t, ofOthers, data.labelsOfOthers())))
        .orElse(method);
  }
}
