package dev.trivet.cli;

import dev.trivet.cli.text.Printer;
import dev.trivet.cli.text.Span;
import dev.trivet.cli.text.Table;
import dev.trivet.cli.text.Table.Align;
import dev.trivet.cli.text.Tone;
import dev.trivet.evidence.SupplierAssessment;
import dev.trivet.posture.SupplierExposure;
import dev.trivet.posture.SupplierVerdict;
import dev.trivet.shared.Words;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.List;

/// How suppliers stand, and how much rests on each, for people.
final class ShowSuppliers {
  private final Printer out;

  ShowSuppliers(Printer out) {
    this.out = out;
  }

  /// Nothing when there is nobody.
  void all(List<SupplierExposure> suppliers) {
    if (suppliers.isEmpty()) {
      return;
    }
    Table table =
        Table.of(Align.LEFT, Align.LEFT, Align.RIGHT, Align.RIGHT, Align.RIGHT, Align.LEFT)
            .header("supplier", "standing", "systems", "critical", "single source", "look again");
    suppliers.forEach(supplier -> row(supplier, table));
    table.print(out);
    note(
        "single source: parts nobody else can supply today; look again: when its assessment runs"
            + " out. 'trivet assess --json' and the report say why each stands as it does.");
    List<String> concentrated =
        suppliers.stream()
            .filter(SupplierExposure::isConcentrated)
            .map(supplier -> supplier.standing().supplier().id().value())
            .toList();
    if (!concentrated.isEmpty()) {
      out.wrapped(
          new Span(Tone.CAUTION, "concentrated: "),
          Span.of(
              String.join(", ", concentrated)
                  + "; one failure reaches half of all systems, or more than one critical one"),
          0);
    }
    out.blank();
  }

  private static void row(SupplierExposure supplier, Table table) {
    SupplierVerdict verdict = supplier.standing().verdict();
    int single = supplier.singleSource().size();
    table.row(
        Span.strong(supplier.standing().supplier().id().value()),
        new Span(tone(verdict), Words.of(verdict)),
        Span.of("%d of %d".formatted(supplier.systems().size(), supplier.of())),
        number(supplier.criticalSystems().size()),
        number(single),
        Span.of(
            supplier
                .standing()
                .assessment()
                .map(SupplierAssessment::expires)
                .map(at -> LocalDate.ofInstant(at, ZoneOffset.UTC).toString())
                .orElse("never assessed")));
  }

  private static Tone tone(SupplierVerdict verdict) {
    return switch (verdict) {
      case ACCEPTABLE -> Tone.GOOD;
      case CONDITIONAL, EXPIRED, UNASSESSED -> Tone.CAUTION;
      case REFUSED -> Tone.BAD;
    };
  }

  private static Span number(int number) {
    return new Span(number == 0 ? Tone.FAINT : Tone.CAUTION, Integer.toString(number));
  }

  private void note(String text) {
    out.wrapped(Span.of(""), Span.faint(text), 0);
  }
}
