package dev.trivet.proof;

import dev.trivet.posture.Basis;
import dev.trivet.posture.Posture;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// How much of ATLAS the organisation's own conventional controls already answer.
///
/// That it is some 70 % of the mitigations is often repeated, without a list or a rule. Here every
/// figure has its rule, its numerator and its denominator, is made from the organisation's own
/// controls, and stands beside what the catalogue says of the mitigations themselves.
public record ConventionalShare(List<Figure> figures) {
  private static final List<Standing> OWN =
      List.of(Standing.PROVEN, Standing.SAID, Standing.IN_FORCE);

  public ConventionalShare {
    figures = List.copyOf(figures);
  }

  /// What is counted.
  public enum Of {
    /// The mitigations of ATLAS.
    MITIGATIONS,
    /// The techniques on the target or its host that apply to a system.
    TECHNIQUES,
    /// The same, each once for every system it applies to.
    THREATS
  }

  /// How conventional it has to be.
  public enum Kind {
    /// A usual enterprise control does it with tools already run.
    CONVENTIONAL,
    /// Also when the control exists but AI needs a method or tool of its own for it.
    CONVENTIONAL_OR_EXTENDED
  }

  /// When a control counts.
  public enum Standing {
    /// It is proven now.
    PROVEN,
    /// It is proven, stale or claimed: somebody says it is in force and nothing contradicts it.
    SAID,
    /// It is in the organisation's control set, whatever its state: what could be at best.
    IN_FORCE,
    /// The catalogue judges the mitigation itself; no control of the organisation is asked.
    CATALOGUE
  }

  /// Where it has to count.
  public enum Where {
    /// On every system it concerns.
    EVERYWHERE,
    /// On one at least.
    SOMEWHERE
  }

  /// A share with everything needed to check it.
  ///
  /// @param basis the edges by which a technique is named; for mitigations there is no difference
  /// @param rule what counts, in a sentence
  /// @param counted what counts, by id
  /// @param others what does not; both lists are left empty for [Of#THREATS], which are too many
  public record Figure(
      Of of,
      Kind kind,
      Standing standing,
      Where where,
      Basis basis,
      String rule,
      int numerator,
      int denominator,
      List<String> counted,
      List<String> others) {
    public Figure {
      counted = List.copyOf(counted);
      others = List.copyOf(others);
    }

    /// `15 of 35 (42.9 %)`, or `0 of 0` where there is nothing to share.
    public String text() {
      return denominator == 0
          ? "0 of 0"
          : String.format(
              Locale.ROOT,
              "%d of %d (%.1f %%)",
              numerator,
              denominator,
              100.0 * numerator / denominator);
    }
  }

  public static ConventionalShare of(Posture posture) {
    var figures = new ArrayList<Figure>();
    for (Kind kind : Kind.values()) {
      var share = new ShareConventional(posture, kind);
      for (Standing standing : OWN) {
        for (Where where : Where.values()) {
          figures.add(share.ofMitigations(standing, where));
          figures.add(share.ofTechniques(standing, where, Basis.OFFICIAL_ONLY));
          figures.add(share.ofTechniques(standing, where, Basis.WITH_DERIVED));
        }
        figures.add(share.ofThreats(standing, Basis.OFFICIAL_ONLY));
        figures.add(share.ofThreats(standing, Basis.WITH_DERIVED));
      }
      figures.add(share.ofCatalogue());
    }
    return new ConventionalShare(figures);
  }

  /// Mitigations stand under [Basis#OFFICIAL_ONLY], threats and the catalogue under
  /// [Where#EVERYWHERE].
  public Optional<Figure> figure(Of of, Kind kind, Standing standing, Where where, Basis basis) {
    return figures.stream()
        .filter(f -> f.of() == of && f.kind() == kind && f.standing() == standing)
        .filter(f -> f.where() == where && f.basis() == basis)
        .findFirst();
  }
}
