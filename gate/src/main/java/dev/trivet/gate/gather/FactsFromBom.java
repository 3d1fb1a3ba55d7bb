package dev.trivet.gate.gather;

import dev.trivet.bom.Aibom;
import dev.trivet.bom.BomFinding.Severity;
import dev.trivet.bom.Facts;
import dev.trivet.bom.Topic;
import dev.trivet.bom.compare.CheckBill;
import dev.trivet.bom.element.JudgeCompleteness;
import dev.trivet.gate.GateFacts.BillState;
import dev.trivet.gate.GateFacts.BomFacts;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/// What a model's files say of it, and whether a supplier's bill fits them, as facts.
final class FactsFromBom {
  private static final String AND = " AND ";

  private FactsFromBom() {}

  /// @param bill that a supplier wrote. It never shows anything: what counts is read from the
  ///   files, and of a bill that does not fit them nothing is taken
  static BomFacts of(Aibom files, Optional<Aibom> bill) {
    Optional<BillState> state = bill.map(b -> check(b, files));
    String licence = licence(files);
    if (licence.isEmpty() && state.equals(Optional.of(BillState.FITS))) {
      licence = bill.map(FactsFromBom::licence).orElse("");
    }
    double share = new JudgeCompleteness(files, Facts.NONE).judge().share();
    return new BomFacts(OptionalDouble.of(share), licence, state);
  }

  private static BillState check(Aibom bill, Aibom files) {
    boolean isWrong =
        new CheckBill(bill, files)
            .check().findings().stream()
                .anyMatch(finding -> finding.kind().severity().compareTo(Severity.MEDIUM) >= 0);
    return isWrong ? BillState.DIFFERS : BillState.FITS;
  }

  /// All the files name: who may use it only under one of them is not told which.
  private static String licence(Aibom bom) {
    List<String> named = bom.subject().facts().values(Topic.LICENCE).stream().distinct().toList();
    return String.join(AND, named);
  }

  /// Licences that differ all bind, each named once.
  static String both(String one, String other) {
    return Stream.of(one, other)
        .flatMap(licence -> Arrays.stream(licence.split(AND)))
        .filter(licence -> !licence.isEmpty())
        .distinct()
        .collect(Collectors.joining(AND));
  }
}
