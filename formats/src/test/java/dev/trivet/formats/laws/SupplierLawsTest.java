package dev.trivet.formats.laws;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.control.DocumentId;
import dev.trivet.evidence.SupplierAssessment;
import dev.trivet.evidence.SupplierAssessment.Answer;
import dev.trivet.evidence.SupplierAssessment.Criterion;
import dev.trivet.evidence.SupplierAssessment.Found;
import dev.trivet.inventory.AiSystem;
import dev.trivet.inventory.Component;
import dev.trivet.inventory.Supplier;
import dev.trivet.inventory.SupplierId;
import dev.trivet.posture.FindExposure;
import dev.trivet.posture.JudgeSuppliers;
import dev.trivet.posture.Programme;
import dev.trivet.posture.SupplierExposure;
import dev.trivet.posture.SupplierStanding;
import dev.trivet.posture.SupplierVerdict;
import dev.trivet.testkit.Draw;
import dev.trivet.testkit.Programmes;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/// What holds of suppliers, whatever was found.
class SupplierLawsTest {
  private static final Instant NOW = Programmes.NOW;
  private static final SupplierId MAKER = new SupplierId("supplier-0");

  private static List<Answer> answers(Draw draw) {
    var answers = new ArrayList<Answer>();
    List<Found> words =
        draw.chance(0.5) ? List.of(Found.MET, Found.PARTLY) : List.of(Found.values());
    for (Criterion criterion : draw.some(List.of(Criterion.values()), 3, 6)) {
      Found found = draw.chance(0.7) ? Found.MET : draw.oneOf(words);
      answers.add(answer(criterion, found, draw.chance(0.9) ? List.of("a.pdf") : List.of()));
    }
    return answers;
  }

  private static Answer answer(Criterion criterion, Found found, List<String> documents) {
    return new Answer(criterion, found, List.of(), documents, Optional.empty());
  }

  private static SupplierAssessment assessment(Draw draw, List<Answer> answers) {
    Instant at = NOW.minus(draw.within(Duration.ofDays(400)));
    return new SupplierAssessment(
        new DocumentId(draw.name("a")),
        MAKER,
        "somebody",
        at,
        at.plus(Duration.ofDays(1)).plus(draw.within(Duration.ofDays(700))),
        answers,
        draw.chance(0.1) ? List.of("do it") : List.of(),
        Optional.empty());
  }

  private static Programme with(Programme programme, List<SupplierAssessment> assessments) {
    var given = programme.documents();
    var maker = new Supplier(MAKER, "Maker", Optional.empty(), Optional.empty(), List.of("models"));
    var suppliers = new ArrayList<>(given.suppliers());
    suppliers.removeIf(s -> s.id().equals(MAKER));
    suppliers.add(maker);
    return Programme.of(
        new Programme.Documents(
            given.settings(),
            given.systems(),
            suppliers,
            given.controls(),
            given.implementations(),
            given.treatments(),
            given.exclusions(),
            assessments),
        programme.allEvidence());
  }

  private static SupplierVerdict verdict(Programme programme, Instant at) {
    return new JudgeSuppliers(programme, at).find(MAKER).orElseThrow().verdict();
  }

  @Test
  void timeAloneNeverMakesASupplierBetter() {
    World.SHIPPED.forEveryProgramme((programme, draw) -> {
      Programme assessed = with(programme, List.of(assessment(draw, answers(draw))));
      Instant later = NOW.plus(draw.within(Duration.ofDays(900)));
      assertThat(verdict(assessed, later)).isGreaterThanOrEqualTo(verdict(assessed, NOW));
    });
  }

  @Test
  void aWorseAnswerOrLessToShowNeverMakesASupplierBetter() {
    World.SHIPPED.forEveryProgramme((programme, draw) -> {
      List<Answer> answers = answers(draw);
      SupplierAssessment made = assessment(draw, answers);
      var worse = new ArrayList<>(answers);
      int index = draw.below(worse.size());
      Answer was = worse.get(index);
      worse.set(
          index,
          draw.chance(0.5)
              ? answer(was.criterion(), was.found(), List.of())
              : answer(
                  was.criterion(),
                  Found.values()[Math.min(was.found().ordinal() + 1, Found.NOT.ordinal())],
                  was.documents()));
      if (was.found() != Found.UNKNOWN) {
        assertThat(verdict(with(programme, List.of(with(made, worse))), NOW))
            .isGreaterThanOrEqualTo(verdict(with(programme, List.of(made)), NOW));
      }
    });
  }

  private static SupplierAssessment with(SupplierAssessment made, List<Answer> answers) {
    return new SupplierAssessment(
        made.id(),
        made.supplier(),
        made.assessedBy(),
        made.assessedAt(),
        made.expires(),
        answers,
        made.conditions(),
        made.note());
  }

  @Test
  void onlyASupplierThatMeetsAndShowsEverythingIsAcceptable() {
    World.SHIPPED.forEveryProgramme((programme, draw) -> {
      SupplierAssessment made = assessment(draw, answers(draw));
      boolean all =
          Arrays.stream(Criterion.values())
              .allMatch(c ->
                  made.answer(c)
                      .filter(a -> a.found() == Found.MET && !a.documents().isEmpty())
                      .isPresent());
      assertThat(verdict(with(programme, List.of(made)), NOW) == SupplierVerdict.ACCEPTABLE)
          .isEqualTo(all && !made.isExpiredAt(NOW) && made.conditions().isEmpty());
    });
  }

  @Test
  void theNewestAssessmentDecidesAndItsOrderInTheFilesDoesNot() {
    World.SHIPPED.forEveryProgramme((programme, draw) -> {
      SupplierAssessment one = assessment(draw, answers(draw));
      SupplierAssessment other = assessment(draw, answers(draw));
      SupplierAssessment newest = one.assessedAt().isAfter(other.assessedAt()) ? one : other;
      SupplierVerdict expected = verdict(with(programme, List.of(newest)), NOW);
      assertThat(verdict(with(programme, List.of(one, other)), NOW)).isEqualTo(expected);
      assertThat(verdict(with(programme, List.of(other, one)), NOW)).isEqualTo(expected);
    });
  }

  @Test
  void aPartIsNeverBetterThanAnySupplierItRestsOn() {
    World.SHIPPED.forEveryProgramme((given, draw) -> {
      Programme programme = with(given, List.of(assessment(draw, answers(draw))));
      var find = new FindExposure(programme, NOW);
      for (AiSystem system : programme.systems()) {
        for (Component component : system.components()) {
          var standing = find.of(system, component);
          assertThat(standing.suppliers().stream().map(SupplierStanding::verdict))
              .allSatisfy(
                  v -> assertThat(v).isLessThanOrEqualTo(standing.worst().orElseThrow().verdict()));
          assertThat(standing.worst().isPresent()).isEqualTo(component.supplier().isPresent());
        }
      }
    });
  }

  @Test
  void everyPartFromASupplierIsCountedOnceAndIsSingleSourceWithoutAnAlternative() {
    World.SHIPPED.forEveryProgramme((given, draw) -> {
      Programme programme = with(given, List.of());
      long supplied =
          programme.systems().stream()
              .flatMap(s -> s.components().stream())
              .filter(c -> c.supplier().flatMap(programme::supplier).isPresent())
              .count();
      List<SupplierExposure> all = new FindExposure(programme, NOW).all();
      assertThat(all.stream().mapToLong(e -> e.parts().size()).sum()).isEqualTo(supplied);
      assertThat(all.stream().mapToLong(e -> e.singleSource().size()).sum()).isEqualTo(supplied);
      assertThat(all).allMatch(e -> e.systems().size() <= e.of());
    });
  }
}
