package dev.trivet.formats.report;

import dev.trivet.evidence.Evidence;
import dev.trivet.evidence.Subject;
import dev.trivet.evidence.SupplierAssessment;
import dev.trivet.inventory.Supplier;
import dev.trivet.posture.SupplierExposure;
import dev.trivet.shared.Words;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/// A supplier: how it stands and why, what rests on it, and what is known of it.
///
/// @param until when it has to be assessed again; empty when nobody has
/// @param load how much rests on it
/// @param single how many parts nobody else can supply today
/// @param concentrated a remark where one failure would reach much of what is run; or empty
/// @param known the evidence on it, the newest first
record SupplierRow(
    String id,
    String anchor,
    String title,
    String country,
    String provides,
    Status standing,
    String until,
    List<Why> because,
    String load,
    int single,
    String concentrated,
    List<Used> parts,
    List<Known> known) {

  /// A part that rests on it.
  ///
  /// @param how whether it comes from there, and who else could supply it
  record Used(String part, String type, String system, String anchor, String how) {}

  /// Something seen or stated about it.
  record Known(String method, String result, String seen, String anchor) {}

  static List<SupplierRow> all(Sources sources) {
    return sources.exposure().all().stream().map(e -> of(sources, e)).toList();
  }

  private static SupplierRow of(Sources sources, SupplierExposure exposure) {
    Supplier supplier = exposure.standing().supplier();
    Optional<SupplierAssessment> assessment = exposure.standing().assessment();
    return new SupplierRow(
        supplier.id().value(),
        Anchors.of(supplier.id()),
        Shown.name(supplier.title()),
        Shown.name(supplier.country().orElse("")),
        Shown.text(String.join(", ", supplier.provides())),
        Status.of(exposure.standing().verdict(), ""),
        assessment.map(a -> Shown.day(a.expires())).orElse(""),
        Why.because(exposure.standing().why(), sources),
        load(exposure),
        exposure.singleSource().size(),
        exposure.isConcentrated() ? "concentrated" : "",
        exposure.parts().stream().map(SupplierRow::used).toList(),
        known(sources, supplier));
  }

  private static String load(SupplierExposure exposure) {
    int systems = exposure.systems().size();
    if (systems == 0) {
      return "nothing";
    }
    int critical = exposure.criticalSystems().size();
    return "%d of %d systems%s"
        .formatted(systems, exposure.of(), critical == 0 ? "" : ", " + critical + " critical");
  }

  private static Used used(SupplierExposure.Part part) {
    return new Used(
        part.component().id().value(),
        Words.spoken(part.component().type()),
        part.system().id().value(),
        Anchors.of(part.system().id()),
        how(part));
  }

  private static String how(SupplierExposure.Part part) {
    return switch (part.tie()) {
      case MADE_FROM -> "made from its parts";
      case SUPPLIED ->
          switch (part.alternative()) {
            case READY -> "others could supply it";
            case NOT_USABLE -> "single source: the alternative may not be used as it stands";
            case NONE -> "single source: no alternative named";
          };
    };
  }

  private static List<Known> known(Sources sources, Supplier supplier) {
    return sources.posture().programme().ownEvidence().all().stream()
        .filter(e -> e.subject().equals(new Subject.OfSupplier(supplier.id())))
        .filter(e -> !e.at().isAfter(sources.asOf()))
        .sorted(Comparator.comparing(Evidence::at).reversed())
        .map(e ->
            new Known(
                e.method(), Shown.name(Shown.result(e)), Shown.day(e.at()), Anchors.of(e.id())))
        .toList();
  }
}
