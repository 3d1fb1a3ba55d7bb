package dev.trivet.formats.report;

import dev.trivet.posture.Basis;
import dev.trivet.proof.ConventionalShare;
import dev.trivet.proof.ConventionalShare.Figure;
import dev.trivet.proof.ConventionalShare.Kind;
import dev.trivet.proof.ConventionalShare.Of;
import dev.trivet.proof.ConventionalShare.Standing;
import dev.trivet.proof.ConventionalShare.Where;
import java.util.List;
import java.util.stream.Stream;

/// How much conventional security answers, with everything needed to check each figure.
///
/// @param head the few figures to begin with
/// @param all the rest
record Conventional(List<Row> head, List<Row> all) {

  /// @param counted the ids that count; empty when they are too many
  record Row(
      String share, String percent, String rule, String kind, String basis, String counted) {}

  static Conventional of(Sources sources) {
    var share = ConventionalShare.of(sources.posture());
    return new Conventional(
        Stream.of(
                share.figure(
                    Of.MITIGATIONS,
                    Kind.CONVENTIONAL,
                    Standing.CATALOGUE,
                    Where.EVERYWHERE,
                    Basis.OFFICIAL_ONLY),
                proven(share, Of.MITIGATIONS, Basis.OFFICIAL_ONLY),
                proven(share, Of.THREATS, Basis.OFFICIAL_ONLY),
                proven(share, Of.THREATS, Basis.WITH_DERIVED))
            .flatMap(java.util.Optional::stream)
            .map(Conventional::row)
            .toList(),
        share.figures().stream().map(Conventional::row).toList());
  }

  private static java.util.Optional<Figure> proven(ConventionalShare share, Of of, Basis basis) {
    return share.figure(of, Kind.CONVENTIONAL, Standing.PROVEN, Where.EVERYWHERE, basis);
  }

  private static Row row(Figure figure) {
    return new Row(
        figure.numerator() + " of " + figure.denominator(),
        figure.denominator() == 0
            ? "nothing to share"
            : Math.round(100.0 * figure.numerator() / figure.denominator()) + " %",
        figure.rule(),
        switch (figure.kind()) {
          case CONVENTIONAL -> "conventional";
          case CONVENTIONAL_OR_EXTENDED -> "conventional or extended";
        },
        basis(figure),
        String.join(", ", figure.counted()));
  }

  /// What is counted in mitigations needs no edge.
  private static String basis(Figure figure) {
    if (figure.of() == Of.MITIGATIONS) {
      return "no edges";
    }
    return switch (figure.basis()) {
      case OFFICIAL_ONLY -> "official";
      case WITH_DERIVED -> "derived too";
    };
  }
}
