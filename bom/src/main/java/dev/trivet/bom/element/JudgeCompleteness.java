package dev.trivet.bom.element;

import dev.trivet.bom.Aibom;
import dev.trivet.bom.Bond;
import dev.trivet.bom.Fact;
import dev.trivet.bom.Facts;
import dev.trivet.bom.Grade;
import dev.trivet.bom.Part;
import dev.trivet.bom.element.Completeness.Graded;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// Grades each of the 50 elements: absent, asserted or evidenced. Presence alone earns nothing, and
/// what holds for several datasets or bonds is as good as the weakest of them.
public final class JudgeCompleteness {
  private final Aibom bom;
  private final Facts document;

  /// @param document what is known of the bill itself
  public JudgeCompleteness(Aibom bom, Facts document) {
    this.bom = bom;
    this.document = document;
  }

  public Completeness judge() {
    return new Completeness(Arrays.stream(Element.values()).map(this::grade).toList());
  }

  private Graded grade(Element element) {
    Optional<Fact> fact =
        element == Element.SBOM_DEPENDENCIES
            ? weakestBond()
            : switch (element.cluster().scope()) {
              case DOCUMENT -> best(document, element);
              case SYSTEM -> bom.system().flatMap(system -> best(system.facts(), element));
              case MODEL -> best(bom.subject().facts(), element);
              case DATASETS -> weakestDataset(element);
            };
    return new Graded(element, fact.map(Fact::grade).orElse(Grade.ABSENT), fact);
  }

  private static Optional<Fact> best(Facts facts, Element element) {
    return element.topics().stream()
        .map(facts::best)
        .flatMap(Optional::stream)
        .max(Comparator.comparing(Fact::grade));
  }

  /// Every dataset must have it.
  private Optional<Fact> weakestDataset(Element element) {
    List<Optional<Fact>> each =
        bom.parts(Part.Kind.DATASET).stream()
            .map(dataset ->
                element == Element.DATASET_DEPENDENCIES
                    ? bondTo(dataset)
                    : best(dataset.facts(), element))
            .toList();
    if (each.isEmpty() || each.stream().anyMatch(Optional::isEmpty)) {
      return Optional.empty();
    }
    return each.stream().map(Optional::get).min(Comparator.comparing(Fact::grade));
  }

  private Optional<Fact> bondTo(Part part) {
    return bom.bonds().stream()
        .filter(bond -> bond.to().equals(part.ref()))
        .map(JudgeCompleteness::fact)
        .max(Comparator.comparing(Fact::grade));
  }

  /// The bonds to what the model was made from and runs with; to its files when there are no
  /// others.
  private Optional<Fact> weakestBond() {
    return bom.bonds().stream()
        .filter(bond -> bond.relation() != Bond.Relation.CONTAINS)
        .map(JudgeCompleteness::fact)
        .min(Comparator.comparing(Fact::grade))
        .or(() -> bom.bonds().stream().map(JudgeCompleteness::fact).findFirst());
  }

  private static Fact fact(Bond bond) {
    return new Fact(bond.relation() + " " + bond.to(), bond.basis());
  }
}
