package dev.trivet.measure.kit;

import dev.trivet.measure.certificate.Certificates;
import dev.trivet.measure.certificate.RandomisedSmoothing;
import dev.trivet.measure.data.Grid;
import dev.trivet.measure.data.Samples;
import dev.trivet.measure.evasion.Attack;
import dev.trivet.measure.evasion.CarliniWagner;
import dev.trivet.measure.evasion.DeepFool;
import dev.trivet.measure.evasion.HopSkipJump;
import dev.trivet.measure.evasion.MeasureRobustness;
import dev.trivet.measure.evasion.Nes;
import dev.trivet.measure.evasion.Norm;
import dev.trivet.measure.evasion.Pgd;
import dev.trivet.measure.evasion.Robustness;
import dev.trivet.measure.evasion.SignOpt;
import dev.trivet.measure.evasion.SimBa;
import dev.trivet.measure.evasion.Square;
import dev.trivet.measure.kit.Table.Met;
import dev.trivet.measure.model.OnnxModel;
import dev.trivet.measure.network.Network;
import dev.trivet.measure.network.OnnxNetwork;
import dev.trivet.measure.result.Metric;
import dev.trivet.measure.result.Result;
import java.util.Optional;

/// The evasion part of the protocol.
final class EvasionProtocol {
  private static final Grid IMAGE = new Grid(1, 28, 28);
  private static final Grid DIGIT = new Grid(1, 8, 8);

  private final Kit kit;
  private final Table table;
  private final long seed;
  private final Samples images;
  private final int[] imageLabels;
  private final Samples digits;
  private final int[] digitLabels;

  EvasionProtocol(Kit kit, Table table, long seed) {
    this.kit = kit;
    this.table = table;
    this.seed = seed;
    this.images = kit.images().range(6000, 6100);
    this.imageLabels = Kit.range(kit.imageLabels(), 6000, 6100);
    this.digits = kit.digits().range(1200, 1300);
    this.digitLabels = Kit.range(kit.digitLabels(), 1200, 1300);
  }

  void square() {
    try (OnnxModel std = kit.model("mnist_cnn_std");
        OnnxModel adv = kit.model("mnist_cnn_adv");
        OnnxModel mlp = kit.model("digits_mlp")) {
      square("Square digits eps .1", mlp, digits, digitLabels, DIGIT, 0.1, "digits", 0.46, 20);
      square("Square CNN eps .1", std, images, imageLabels, IMAGE, 0.1, "evade_std", 0.4518, 8);
      for (double epsilon : new double[] {0.2, 0.3}) {
        square(
            "Square CNN eps " + epsilon,
            std,
            images,
            imageLabels,
            IMAGE,
            epsilon,
            "evade_std",
            0.036,
            8);
      }
      square("Square digits eps .2", mlp, digits, digitLabels, DIGIT, 0.2, "digits", 0.1128, 20);
      for (double epsilon : new double[] {0.1, 0.2, 0.3}) {
        alone(
            "Square adv eps " + epsilon,
            adv,
            images,
            imageLabels,
            new Square(Norm.LINF, epsilon, 1000, IMAGE, seed));
      }
      alone(
          "Square digits eps .05",
          mlp,
          digits,
          digitLabels,
          new Square(Norm.LINF, 0.05, 1000, DIGIT, seed));
      Robustness l2 = run(std, images, imageLabels, new Square(Norm.L2, 2, 1000, IMAGE, seed));
      String at = "evade_std/square_l2_eps2.0_it1000/";
      table.row(
          "Square L2 CNN eps 2",
          show(l2.robustAccuracy(2)),
          table.seconds(),
          Table.number(kit.reference(at + "robust_acc")),
          kit.reference(at + "cpu_s"),
          "not above the peer",
          Met.of(value(l2.robustAccuracy(2)) <= kit.reference(at + "robust_acc")));
    }
  }

  private void square(
      String task,
      OnnxModel model,
      Samples samples,
      int[] labels,
      Grid grid,
      double epsilon,
      String peer,
      double most,
      double ratio) {
    Robustness robustness =
        run(model, samples, labels, new Square(Norm.LINF, epsilon, 1000, grid, seed));
    double seconds = table.seconds();
    String at = peer + "/square_linf_eps" + epsilon + "_it1000/";
    double theirs = kit.reference(at + "cpu_s");
    Result robust = robustness.robustAccuracy(epsilon);
    table.row(
        task,
        show(robust),
        seconds,
        Table.number(kit.reference(at + "robust_acc")),
        theirs,
        "at most %s, 1/%s of the CPU".formatted(most, (int) ratio),
        Met.of(value(robust) <= most && seconds <= theirs / ratio));
  }

  void hopSkipJump() {
    try (OnnxModel std = kit.model("mnist_cnn_std");
        OnnxModel adv = kit.model("mnist_cnn_adv");
        OnnxModel mlp = kit.model("digits_mlp")) {
      Samples fifty = images.range(0, 50);
      hopSkipJump("HopSkipJump L2 digits", mlp, digits, Norm.L2, "digits/hsj_l2_it10", 10);
      hopSkipJump("HopSkipJump L2 CNN", std, fifty, Norm.L2, "evade_std/hsj_l2_it10", 4);
      hopSkipJump("HopSkipJump Linf CNN", std, fifty, Norm.LINF, "evade_std/hsj_linf_it10", 4);
      minimal("HopSkipJump L2 adv", adv, fifty, usual(Norm.L2, Optional.empty()));
      minimal(
          "HopSkipJump L2 CNN, started from images",
          std,
          fifty,
          usual(Norm.L2, Optional.of(kit.images().range(8000, 9000))));
      minimal(
          "HopSkipJump L2 digits, started from digits",
          mlp,
          digits,
          usual(Norm.L2, Optional.of(kit.digits().range(0, 1000))));
      minimal("Sign-OPT CNN", std, fifty, new SignOpt(10, 20, 200, seed));
    }
  }

  private HopSkipJump usual(Norm norm, Optional<Samples> pool) {
    return new HopSkipJump(norm, 10, 100, 1000, pool, seed);
  }

  private void hopSkipJump(
      String task, OnnxModel model, Samples samples, Norm norm, String peer, double ratio) {
    int[] answers = model.predict(samples).labels();
    Robustness robustness = run(model, samples, answers, usual(norm, Optional.empty()));
    double seconds = table.seconds();
    String which = norm == Norm.L2 ? "/median_l2_flipped" : "/median_linf_success";
    double theirs = kit.reference(peer + which);
    double theirSeconds = kit.reference(peer + "/cpu_s");
    table.row(
        task,
        show(robustness.medianChange()) + ", " + robustness.failures() + " withstood",
        seconds,
        Table.number(theirs),
        theirSeconds,
        "not above the peer, 1/%s of the CPU".formatted((int) ratio),
        Met.of(value(robustness.medianChange()) <= theirs && seconds <= theirSeconds / ratio));
  }

  private void minimal(String task, OnnxModel model, Samples samples, Attack attack) {
    int[] answers = model.predict(samples).labels();
    Robustness robustness = run(model, samples, answers, attack);
    table.row(
        task,
        show(robustness.medianChange()) + ", " + robustness.failures() + " withstood",
        table.seconds(),
        "",
        "",
        Met.NONE);
  }

  void others() {
    try (OnnxModel std = kit.model("mnist_cnn_std");
        OnnxModel mlp = kit.model("digits_mlp")) {
      alone(
          "SimBA digits, step .2",
          mlp,
          digits.range(0, 50),
          Kit.range(digitLabels, 0, 50),
          new SimBa(SimBa.Basis.PIXELS, 0.2, 1000, DIGIT, seed));
      alone("NES CNN eps .2", std, images, imageLabels, new Nes(Norm.LINF, 0.2, 25, 1000, seed));
    }
  }

  void gradients() {
    try (OnnxModel std = kit.model("mnist_cnn_std");
        OnnxModel mlp = kit.model("digits_mlp")) {
      Network network = OnnxNetwork.read(kit.bytes("mnist_cnn_std")).get();
      Network small = OnnxNetwork.read(kit.bytes("digits_mlp")).get();
      pgd("PGD CNN eps .1", std, network, images, imageLabels, 0.1, "evade_std");
      pgd("PGD digits eps .1", mlp, small, digits, digitLabels, 0.1, "digits");
      pgd("PGD CNN eps .2", std, network, images, imageLabels, 0.2, "evade_std");
      alone("FGSM CNN eps .2 (peer .08)", std, images, imageLabels, Pgd.fgsm(network, 0.2));
      minimal("DeepFool digits (peer .508)", mlp, digits, DeepFool.usual(small));
      minimal(
          "Carlini-Wagner digits (peer .775)",
          mlp,
          digits.range(0, 50),
          CarliniWagner.usual(small));
    }
  }

  private void pgd(
      String task,
      OnnxModel model,
      Network network,
      Samples samples,
      int[] labels,
      double epsilon,
      String peer) {
    Robustness robustness =
        run(model, samples, labels, Pgd.usual(network, Norm.LINF, epsilon, seed));
    double seconds = table.seconds();
    String at = peer + "/pgd_linf_eps" + epsilon + "_it40/";
    double theirs = kit.reference(at + "robust_acc");
    double theirSeconds = kit.reference(at + "cpu_s");
    Result robust = robustness.robustAccuracy(epsilon);
    table.row(
        task,
        show(robust),
        seconds,
        Table.number(theirs),
        theirSeconds,
        "within .02, at most twice the CPU",
        Met.of(Math.abs(value(robust) - theirs) <= 0.0201 && seconds <= 2 * theirSeconds));
  }

  void certificate() {
    try (OnnxModel noisy = kit.model("mnist_cnn_noise025")) {
      Certificates certificates =
          table.timed(() ->
              new RandomisedSmoothing(0.25, 100, 1000, 0.001, seed)
                  .certify(noisy, images, imageLabels)
                  .get());
      double seconds = table.seconds();
      String at = "randomized_smoothing/art_n1000/";
      double theirs = kit.reference(at + "cert_acc/0.25");
      double ours = certificates.certifiedAccuracy(0.25).value();
      table.row(
          "certificate r=.25, n=1000",
          "%s; r=0 %s, r=.5 %s, mean radius %s"
              .formatted(
                  ours,
                  certificates.certifiedAccuracy(0).value(),
                  certificates.certifiedAccuracy(0.5).value(),
                  Table.number(certificates.meanRadius())),
          seconds,
          Table.number(theirs),
          kit.reference(at + "cpu_s"),
          "equal, at most 1/3 of the CPU",
          Met.of(Math.abs(ours - theirs) <= 0.0101 && seconds <= kit.reference(at + "cpu_s") / 3));
    }
  }

  private void alone(String task, OnnxModel model, Samples samples, int[] labels, Attack attack) {
    Robustness robustness = run(model, samples, labels, attack);
    table.row(
        task,
        show(robustness.robustAccuracy(attack.epsilon().orElseThrow())),
        table.seconds(),
        "",
        "",
        Met.NONE);
  }

  private Robustness run(OnnxModel model, Samples samples, int[] labels, Attack attack) {
    return table.timed(() -> MeasureRobustness.with(attack).measure(model, samples, labels).get());
  }

  static double value(Result result) {
    return result.findMetric().map(Metric::value).orElse(Double.NaN);
  }

  static String show(Result result) {
    return switch (result) {
      case Result.Measured(Metric metric) ->
          Table.number(metric.value())
              + metric
                  .interval()
                  .map(i -> " [%s, %s]".formatted(Table.number(i.low()), Table.number(i.high())))
                  .orElse("");
      case Result.NotEnoughData few -> "not enough data: " + few.have() + " of " + few.need();
      case Result.NotMeasured not -> "not measured: " + not.problem();
    };
  }
}
