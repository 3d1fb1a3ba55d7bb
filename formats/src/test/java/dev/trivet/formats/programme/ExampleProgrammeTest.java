package dev.trivet.formats.programme;

import static org.assertj.core.api.Assertions.assertThat;

import com.networknt.schema.Error;
import com.networknt.schema.InputFormat;
import com.networknt.schema.SchemaRegistry;
import com.networknt.schema.SpecificationVersion;
import dev.trivet.catalog.FrameworkId;
import dev.trivet.formats.catalog.ShippedCatalog;
import dev.trivet.formats.document.Json;
import dev.trivet.formats.document.Node;
import dev.trivet.formats.document.Problem.Kind;
import dev.trivet.formats.document.Problems;
import dev.trivet.inventory.AiSystem;
import dev.trivet.inventory.Component;
import dev.trivet.inventory.ComponentId;
import dev.trivet.inventory.SystemId;
import dev.trivet.posture.AssessPosture;
import dev.trivet.posture.Basis;
import dev.trivet.posture.Coverage;
import dev.trivet.posture.FindExposure;
import dev.trivet.posture.Posture;
import dev.trivet.posture.RequirementStatus;
import dev.trivet.posture.SupplierExposure;
import dev.trivet.posture.SupplierVerdict;
import dev.trivet.posture.ThreatStatus;
import dev.trivet.posture.Verdict;
import java.nio.file.Path;
import java.time.Instant;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// The example company is whole, and shows something in every state.
class ExampleProgrammeTest {
  private static final Path EXAMPLE = Path.of("..", "examples", "meridian");
  private static final Instant TODAY = Instant.parse("2026-11-15T12:00:00Z");
  private static final Set<String> NUMBERS = Set.of("value", "low", "high", "sample");
  private static final ShippedCatalog SHIPPED = new ShippedCatalog();
  private static final LoadedProgramme LOADED = new ReadProgramme(SHIPPED, TODAY).from(EXAMPLE);

  private static Posture posture() {
    return new AssessPosture(SHIPPED.catalog(), SHIPPED.threatRules())
        .assess(LOADED.programme().orElseThrow(), TODAY);
  }

  @Test
  void itReadsWithoutAnError() {
    assertThat(LOADED.problems())
        .filteredOn(p -> p.severity() == dev.trivet.formats.document.Problem.Severity.ERROR)
        .isEmpty();
    assertThat(LOADED.programme()).isPresent();
  }

  @Test
  void itShowsEveryVerdictOnAControl() {
    Set<Verdict> seen = EnumSet.noneOf(Verdict.class);
    for (var system : posture().systems()) {
      posture().controls().forEach(c -> seen.add(system.verdict(c.id())));
    }
    assertThat(seen).containsExactlyInAnyOrder(Verdict.values());
  }

  @Test
  void itShowsSuppliersInEveryStandingAndPartsThatInheritIt() {
    var find = new FindExposure(LOADED.programme().orElseThrow(), TODAY);
    var bySupplier = new LinkedHashMap<String, SupplierExposure>();
    find.all().forEach(e -> bySupplier.put(e.standing().supplier().id().value(), e));
    assertThat(bySupplier.values().stream().map(e -> e.standing().verdict()).distinct())
        .containsExactlyInAnyOrder(SupplierVerdict.values());
    assertThat(verdict(bySupplier, "merkzeile")).isEqualTo(SupplierVerdict.EXPIRED);
    assertThat(verdict(bySupplier, "orrelund")).isEqualTo(SupplierVerdict.CONDITIONAL);
    assertThat(verdict(bySupplier, "tidewrack")).isEqualTo(SupplierVerdict.REFUSED);
    assertThat(verdict(bySupplier, "pinspeck")).isEqualTo(SupplierVerdict.UNASSESSED);
    SupplierExposure nimbark = Objects.requireNonNull(bySupplier.get("nimbark"));
    assertThat(nimbark.systems()).hasSize(3);
    assertThat(nimbark.isConcentrated()).isTrue();
    AiSystem lens =
        LOADED.programme().orElseThrow().system(new SystemId("damage-lens")).orElseThrow();
    Component model = lens.component(new ComponentId("lens-model")).orElseThrow();
    assertThat(model.supplier()).isEmpty();
    assertThat(find.of(lens, model).worst().orElseThrow().verdict())
        .isEqualTo(SupplierVerdict.UNASSESSED);
  }

  private static SupplierVerdict verdict(Map<String, SupplierExposure> all, String supplier) {
    return Objects.requireNonNull(all.get(supplier)).standing().verdict();
  }

  @Test
  void anAssessmentThatRanOutIsAWarning() {
    assertThat(LOADED.problems().stream().filter(p -> p.kind() == Kind.EXPIRED_ASSESSMENT))
        .singleElement()
        .satisfies(p -> {
          assertThat(p.message()).contains("merkzeile");
          assertThat(p.at().file()).endsWith("suppliers.yaml");
        });
  }

  @Test
  void itShowsEveryCoverageOfAThreatAndAnAssumedOne() {
    var threats = posture().systems().stream().flatMap(s -> s.threats().stream()).toList();
    assertThat(threats.stream().map(ThreatStatus::coverage).distinct())
        .containsExactlyInAnyOrder(Coverage.values());
    assertThat(threats).anyMatch(t -> t.threat().assumed());
  }

  @Test
  void itShowsRequirementsMetPartlyMetFailingAndNotEvidenced() {
    Posture posture = posture();
    Set<RequirementStatus> seen = new HashSet<>();
    for (FrameworkId framework : List.of(FrameworkId.AI_RMF, FrameworkId.ISO_42001)) {
      posture
          .requirements(framework)
          .forEach(r -> seen.add(posture.requirement(r.ref(), Basis.WITH_DERIVED)));
    }
    assertThat(seen)
        .contains(
            RequirementStatus.MET,
            RequirementStatus.PARTLY_MET,
            RequirementStatus.NOT_EVIDENCED,
            RequirementStatus.FAILING);
  }

  @Test
  void everyDocumentFitsTheSchemaOfItsKind() {
    var registry = SchemaRegistry.withDefaultDialect(SpecificationVersion.DRAFT_2020_12);
    Map<String, com.networknt.schema.Schema> schemas = new LinkedHashMap<>();
    Schemas.all(SHIPPED)
        .forEach((kind, schema) -> schemas.put(kind, registry.getSchema(Json.text(schema))));
    var problems = new Problems();
    List<Node.Mapping> documents = new ReadFiles(problems).under(EXAMPLE);
    assertThat(documents).hasSizeGreaterThan(50);
    for (Node.Mapping document : documents) {
      Node.Scalar kind = (Node.Scalar) document.find("kind").orElseThrow();
      List<Error> errors =
          Objects.requireNonNull(schemas.get(kind.text()))
              .validate(Json.text(plain(document)), InputFormat.JSON);
      assertThat(errors).as("%s", document.at()).isEmpty();
    }
  }

  private static Object plain(Node node) {
    return switch (node) {
      case Node.Scalar scalar -> scalar.text();
      case Node.Sequence sequence -> sequence.items().stream().map(n -> plain(n)).toList();
      case Node.Mapping mapping -> {
        var map = new LinkedHashMap<String, Object>();
        mapping
            .entries()
            .forEach(e ->
                map.put(
                    e.key(),
                    NUMBERS.contains(e.key()) && e.value() instanceof Node.Scalar scalar
                        ? (Object) Double.valueOf(scalar.text())
                        : plain(e.value())));
        yield map;
      }
    };
  }
}
