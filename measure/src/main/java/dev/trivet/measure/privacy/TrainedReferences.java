package dev.trivet.measure.privacy;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.model.Predictions;
import dev.trivet.measure.network.Network;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// References the tool trained, and the attacks played on them before the target is looked at.
public final class TrainedReferences {
  private static final int AT_ONCE = 1_024;

  private final List<Network> networks;
  private final int epochs;
  private final Rmia rmia;
  private final LearnedAttack learned;

  TrainedReferences(List<Network> networks, int epochs, Rmia rmia, LearnedAttack learned) {
    this.networks = List.copyOf(networks);
    this.epochs = epochs;
    this.rmia = rmia;
    this.learned = learned;
  }

  public List<Network> networks() {
    return networks;
  }

  /// How long each was trained.
  public int epochs() {
    return epochs;
  }

  /// The setting that recognises most of what the references themselves were trained on.
  public Rmia rmia() {
    return rmia;
  }

  /// The references' answers to records none of them was trained on.
  public List<Reference> askedAbout(Samples records) {
    return networks.stream().map(n -> Reference.outside(n.predict(records))).toList();
  }

  /// The population's answers, for the relative attack.
  public Rmia.Population population(Predictions target, Samples others, int[] labels) {
    return new Rmia.Population(
        target,
        networks.stream().map(n -> n.predict(others)).toList(),
        Arrays.stream(labels).boxed().toList());
  }

  /// The attack learnt by playing it on the references.
  ///
  /// @param target what the target answers to each of the records' [Views]
  /// @return for each record, how much it looks like a member
  public double[] learned(List<Predictions> target, Samples records, int[] labels) {
    double[] scores = new double[labels.length];
    for (int from = 0; from < scores.length; from += AT_ONCE) {
      int to = Math.min(from + AT_ONCE, scores.length);
      int start = from;
      int[] some = Arrays.copyOfRange(labels, from, to);
      Samples asked = records.range(from, to);
      List<Seen> references = new ArrayList<>();
      for (Network network : networks) {
        references.add(new Seen(Views.of(records.shape()).ask(network, asked), some));
      }
      var answered = new Seen(target.stream().map(t -> t.range(start, to)).toList(), some);
      System.arraycopy(learned.scores(answered, references, some), 0, scores, from, to - from);
    }
    return scores;
  }
}
