package dev.trivet.measure.privacy;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.model.Predictions;
import dev.trivet.measure.network.Network;
import dev.trivet.measure.network.Networks;
import dev.trivet.measure.network.Targets;
import dev.trivet.measure.network.Training;
import dev.trivet.measure.statistics.Chance;
import dev.trivet.measure.statistics.Roc;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// Trains references on records the user supplies, so that nobody needs the target's training code:
/// small networks, each on a drawn half, for half as long as it takes to be as sure of records
/// nobody trained on as the target is. Half, because what is asked of them is what to expect of a
/// record they do not know, and one that knows less by heart says that more exactly: on models of
/// the comparison kit that no figure is reported for, half and a quarter do equally well, and
/// better than the whole.
///
/// @param number of references, in pairs that share no record, so that every record is unknown to
///   one of each pair
/// @param hidden how many hidden numbers each has, where the target's own layers are not known
/// @param like a network of the target's layers; references get the same ones
public record TrainReferences(int number, int hidden, Optional<Network> like, long seed) {
  private static final List<Integer> STEPS = List.of(200, 400, 700, 1_000, 1_400, 2_000);
  private static final int BATCH = 64;
  private static final long MOST_WORK = 250_000;
  private static final int FEW = 500;
  private static final long MOST_ANSWERS = 1 << 24;
  private static final double[] SHARES = {0, 0.5, 0.8, 0.9, 0.95, 0.98, 1};

  public TrainReferences {
    if (number < 4 || number % 2 != 0 || hidden < 1) {
      throw new IllegalArgumentException(number + " references of " + hidden);
    }
  }

  public TrainReferences(int number, int hidden, long seed) {
    this(number, hidden, Optional.empty(), seed);
  }

  public static TrainReferences seeded(long seed) {
    return new TrainReferences(16, 64, seed);
  }

  /// References built as the target is: they err where it errs. A target that costs too much to
  /// train many times is not followed.
  ///
  /// @param target its layers, when they are known
  public TrainReferences like(Optional<Network> target) {
    return new TrainReferences(number, hidden, target.filter(t -> t.work() <= MOST_WORK), seed);
  }

  /// The records references are trained on.
  public record Supplied(Samples samples, List<Integer> labels, int classes) {
    public Supplied {
      labels = List.copyOf(labels);
    }

    int[] labelArray() {
      return labels.stream().mapToInt(i -> i).toArray();
    }
  }

  /// @param target what the target answers to `others`
  /// @param others records nobody trained on
  public TrainedReferences train(
      Supplied supplied, Predictions target, Samples others, int[] labels) {
    int epochs = Math.max(1, matching(supplied, likelihood(target, labels), others, labels) / 2);
    List<Network> networks = new ArrayList<>();
    List<boolean[]> knows = new ArrayList<>();
    for (int reference = 0; reference < number; reference++) {
      int[] half = half(supplied, reference);
      networks.add(trained(supplied, half, epochs, reference));
      boolean[] known = new boolean[supplied.samples().count()];
      for (int i : half) {
        known[i] = true;
      }
      knows.add(known);
    }
    return new TrainedReferences(
        networks, epochs, tuned(supplied, networks, knows), learned(supplied, networks, knows));
  }

  /// The attack, learnt on as many records as memory and patience allow.
  private LearnedAttack learned(Supplied supplied, List<Network> networks, List<boolean[]> knows) {
    Views views = Views.of(supplied.samples().shape());
    long forEach = (long) views.count() * supplied.classes() * networks.size();
    int count = (int) Math.min(supplied.samples().count(), Math.max(FEW, MOST_ANSWERS / forEach));
    Samples records = supplied.samples().range(0, count);
    int[] labels = Arrays.copyOf(supplied.labelArray(), count);
    List<Seen> seen = networks.stream().map(n -> new Seen(views.ask(n, records), labels)).toList();
    return LearnedAttack.learn(seen, knows, labels, seed);
  }

  /// How long a reference is trained until it finds unknown records as likely as the target does.
  /// That is so twice, before it has learnt enough and after it has learnt too much; the target is
  /// taken to be past its best.
  private int matching(Supplied supplied, double wanted, Samples others, int[] labels) {
    int[] half = half(supplied, number);
    int perEpoch = Math.max(1, (half.length + BATCH - 1) / BATCH);
    double best = Double.NEGATIVE_INFINITY;
    double nearest = Double.POSITIVE_INFINITY;
    int chosen = 1;
    for (int steps : STEPS) {
      int epochs = Math.max(1, steps / perEpoch);
      double reached = likelihood(trained(supplied, half, epochs, number).predict(others), labels);
      if (reached > best) {
        best = reached;
        nearest = Double.POSITIVE_INFINITY; // what came before was not learnt enough
      }
      if (Math.abs(reached - wanted) < nearest) {
        nearest = Math.abs(reached - wanted);
        chosen = epochs;
      }
    }
    return chosen;
  }

  private int[] half(Supplied supplied, int reference) {
    int count = supplied.samples().count();
    int[] order = Chance.permutation(count, Chance.of(seed, reference / 2));
    return reference % 2 == 0
        ? Arrays.copyOf(order, count / 2)
        : Arrays.copyOfRange(order, count / 2, count);
  }

  private Network trained(Supplied supplied, int[] chosen, int epochs, int reference) {
    Network drawn =
        like.map(network -> network.redrawn(seed + reference))
            .orElseGet(() ->
                Networks.dense(
                    supplied.samples().shape(),
                    List.of(hidden),
                    supplied.classes(),
                    seed + reference));
    return Training.of(epochs, seed + reference)
        .train(
            drawn,
            supplied.samples().select(chosen),
            Targets.labels(supplied.labelArray(), supplied.classes()).select(chosen));
  }

  private static double likelihood(Predictions answers, int[] labels) {
    double sum = 0;
    for (int i = 0; i < labels.length; i++) {
      sum += answers.logProbability(i, labels[i]);
    }
    return sum / labels.length;
  }

  /// Plays the attack on the references, whose members are known, and takes the setting that works
  /// best there.
  private static Rmia tuned(Supplied supplied, List<Network> networks, List<boolean[]> knows) {
    List<Predictions> answers = networks.stream().map(n -> n.predict(supplied.samples())).toList();
    Rmia best = new Rmia(SHARES[0], 1);
    double most = -1;
    for (double share : SHARES) {
      var setting = new Rmia(share, 1);
      double recognised = 0;
      for (int played = 0; played < networks.size(); played++) {
        recognised += recognised(setting, supplied, answers, knows, played);
      }
      if (recognised > most) {
        most = recognised;
        best = setting;
      }
    }
    return best;
  }

  private static double recognised(
      Rmia setting,
      Supplied supplied,
      List<Predictions> answers,
      List<boolean[]> knows,
      int played) {
    List<Reference> others = new ArrayList<>();
    for (int i = 0; i < answers.size(); i++) {
      if (i / 2 != played / 2) {
        others.add(new Reference(answers.get(i), knows.get(i)));
      }
    }
    var audit = new Audit(answers.get(played), supplied.labelArray(), knows.get(played));
    return Roc.of(setting.ratios(audit, others), knows.get(played))
        .at(Leakage.USUAL_RATE)
        .truePositiveRate();
  }
}
