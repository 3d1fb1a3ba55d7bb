package dev.trivet.formats.programme;

import dev.trivet.control.ControlSet;
import dev.trivet.control.Exclusion;
import dev.trivet.control.RiskTreatment;
import dev.trivet.evidence.Attestation;
import dev.trivet.evidence.Evidence;
import dev.trivet.evidence.Observation;
import dev.trivet.evidence.SupplierAssessment;
import dev.trivet.formats.catalog.ShippedCatalog;
import dev.trivet.formats.document.Node;
import dev.trivet.formats.document.Position;
import dev.trivet.formats.document.Problem.Kind;
import dev.trivet.formats.document.Problems;
import dev.trivet.formats.programme.Documents.Document;
import dev.trivet.inventory.AiSystem;
import dev.trivet.inventory.Supplier;
import dev.trivet.posture.Programme;
import dev.trivet.posture.Settings;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// Reads a directory of documents as a programme, and says everything that is wrong with it at
/// once.
public final class ReadProgramme {
  private final ShippedCatalog shipped;
  private final ControlSet shippedControls;
  private final Instant now;

  /// @param now what counts as the future
  public ReadProgramme(ShippedCatalog shipped, Instant now) {
    this.shipped = shipped;
    this.shippedControls = ShippedControls.read(shipped);
    this.now = now;
  }

  public LoadedProgramme from(Path directory) {
    var problems = new Problems();
    List<Node.Mapping> nodes = new ReadFiles(problems).under(directory);
    if (nodes.isEmpty() && !problems.hasErrors()) {
      problems.add(
          Kind.NOTHING_READ,
          new Position(directory.toString(), 1, 1),
          "holds no document",
          "'trivet init " + directory + "' writes one to start from");
    }
    return read(nodes, directory, problems);
  }

  private LoadedProgramme read(List<Node.Mapping> nodes, Path directory, Problems problems) {
    var documents =
        new Documents(
            DocumentShapes.of(shipped.vocabulary(), shipped.threatRules()::parse), problems);
    nodes.forEach(documents::add);
    var systems = documents.all(DocumentKind.AI_SYSTEM, AiSystem.class);
    var suppliers = documents.all(DocumentKind.SUPPLIER, Supplier.class);
    var assessments = documents.all(DocumentKind.SUPPLIER_ASSESSMENT, SupplierAssessment.class);
    var controlDocuments = documents.all(DocumentKind.CONTROL, ControlDocument.class);
    var treatments = documents.all(DocumentKind.RISK_TREATMENT, RiskTreatment.class);
    var exclusions = documents.all(DocumentKind.EXCLUSION, Exclusion.class);
    List<Document<? extends Evidence>> evidence = new ArrayList<>();
    evidence.addAll(documents.all(DocumentKind.OBSERVATION, Observation.class));
    evidence.addAll(documents.all(DocumentKind.ATTESTATION, Attestation.class));

    var places = new Places();
    documents.all(DocumentKind.PROGRAMME, ProgrammeDocument.class).stream()
        .findFirst()
        .ifPresent(places::putProgramme);
    unique(systems, s -> s.id().value(), "system", places, problems);
    unique(suppliers, s -> s.id().value(), "supplier", places, problems);
    unique(assessments, a -> a.id().value(), "assessment", places, problems);
    unique(controlDocuments, c -> c.id().value(), "control", places, problems);
    unique(treatments, t -> t.id().value(), "treatment", places, problems);
    unique(exclusions, e -> e.id().value(), "exclusion", places, problems);
    unique(evidence, e -> e.id().value(), "evidence", places, problems);

    var controls = new ControlsInForce(shippedControls, problems);
    controls.takeSets(documents.all(DocumentKind.CONTROL_SET, ControlSetDocument.class));
    controls.take(controlDocuments);
    var check = new CheckReferences(shipped.catalog(), controls, systems, suppliers, now, problems);
    check.systems(systems);
    check.controls(controlDocuments);
    evidence.forEach(check::evidence);
    treatments.forEach(check::treatment);
    exclusions.forEach(check::exclusion);
    new CheckAssessments(suppliers, evidence, now, problems).all(assessments);
    var warn = new WarnOfGaps(problems);
    warn.unanswered(systems, shipped.vocabulary());
    warn.unused(evidence, controls.set());
    warn.expired(assessments, suppliers, now);
    Optional<Settings> settings = settings(documents, directory, problems);
    if (settings.isEmpty() || problems.hasErrors()) {
      return new LoadedProgramme(Optional.empty(), problems.sorted(), problems.left(), places);
    }
    var programme =
        Programme.of(
            new Programme.Documents(
                settings.get(),
                values(systems),
                values(suppliers),
                controls.set(),
                controls.implementations(),
                values(treatments),
                values(exclusions),
                values(assessments)),
            evidence.stream().map(Document::value).toList());
    return new LoadedProgramme(Optional.of(programme), problems.sorted(), problems.left(), places);
  }

  private static Optional<Settings> settings(
      Documents documents, Path directory, Problems problems) {
    var programmes = documents.all(DocumentKind.PROGRAMME, ProgrammeDocument.class);
    if (programmes.isEmpty()) {
      if (!problems.hasErrors()) {
        problems.add(
            Kind.NO_PROGRAMME,
            new Position(directory.toString(), 1, 1),
            "has no document of kind Programme",
            "add one with the organisation's name; 'trivet init' shows how");
      }
      return Optional.empty();
    }
    programmes.stream()
        .skip(1)
        .forEach(second ->
            problems.add(
                Kind.DUPLICATE_ID,
                second.at(),
                "is the second document of kind Programme",
                "keep one"));
    return Optional.of(programmes.getFirst().value().settings());
  }

  private static <T> void unique(
      List<? extends Document<? extends T>> documents,
      Function<T, String> id,
      String what,
      Places places,
      Problems problems) {
    Map<String, Position> first = new HashMap<>();
    for (Document<? extends T> document : documents) {
      String name = id.apply(document.value());
      Position before = first.putIfAbsent(name, document.at());
      if (before != null) {
        problems.add(
            Kind.DUPLICATE_ID,
            document.at("id"),
            "the %s %s stands twice".formatted(what, name),
            "the other is at " + before);
      }
      places.put(name, document);
    }
  }

  private static <T> List<T> values(List<Document<T>> documents) {
    return documents.stream().map(Document::value).toList();
  }
}
