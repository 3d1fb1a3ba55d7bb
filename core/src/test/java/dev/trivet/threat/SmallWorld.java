package dev.trivet.threat;

import dev.trivet.catalog.Atlas;
import dev.trivet.catalog.CaseStudy;
import dev.trivet.catalog.CaseStudyId;
import dev.trivet.catalog.FrameworkId;
import dev.trivet.catalog.Maturity;
import dev.trivet.catalog.Tactic;
import dev.trivet.catalog.TacticId;
import dev.trivet.catalog.Technique;
import dev.trivet.catalog.TechniqueId;
import dev.trivet.inventory.Field;
import dev.trivet.inventory.Vocabulary;
import dev.trivet.threat.Applicability.PathRole;
import dev.trivet.threat.Applicability.Side;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.random.RandomGenerator;
import java.util.random.RandomGeneratorFactory;

/// A catalogue of a handful of techniques, small enough to try everything.
final class SmallWorld {
  private static final List<String> TACTICS =
      List.of("AML.TA0004", "AML.TA0000", "AML.TA0005", "AML.TA0009", "AML.TA0010", "AML.TA0011");
  private static final int TECHNIQUES = 9;

  private final RandomGenerator random;

  private SmallWorld(long seed) {
    random = RandomGeneratorFactory.of("L64X128MixRandom").create(seed);
  }

  /// The same for the same seed; every rule applies to every profile.
  static ThreatRules rules(long seed) {
    return new SmallWorld(seed).rules();
  }

  private ThreatRules rules() {
    var tactics = new ArrayList<Tactic>();
    for (String id : TACTICS) {
      tactics.add(new Tactic(new TacticId(id), id, tactics.size() + 3, "", ""));
    }
    List<Technique> techniques = techniques();
    var atlas =
        new Atlas(FrameworkId.ATLAS, tactics, techniques, List.of(), Map.of(), studies(techniques));
    var field =
        new Field.Definition(
            "kind", "core", 0, Field.Arity.ONE, "?", "", List.of(new Field.Word("a", "")));
    return new ThreatRules(
        atlas,
        new Vocabulary(List.of(field)),
        Map.of(),
        techniques.stream().map(this::source).toList());
  }

  private List<Technique> techniques() {
    var techniques = new ArrayList<Technique>();
    for (int i = 0; i < TECHNIQUES; i++) {
      // Every third refines the one before it.
      String id = i % 3 == 2 ? "AML.T%04d.000".formatted(i - 1) : "AML.T%04d".formatted(i);
      var tactics = new TreeSet<TacticId>();
      tactics.add(new TacticId(one(TACTICS)));
      if (random.nextInt(3) == 0) {
        tactics.add(new TacticId(one(TACTICS)));
      }
      techniques.add(
          new Technique(new TechniqueId(id), id, List.copyOf(tactics), Maturity.DEMONSTRATED, ""));
    }
    return techniques;
  }

  private List<CaseStudy> studies(List<Technique> techniques) {
    var studies = new ArrayList<CaseStudy>();
    for (int i = 0; i < 4; i++) {
      var steps = new ArrayList<CaseStudy.Step>();
      for (int j = 0; j < 2 + random.nextInt(5); j++) {
        Technique technique = one(techniques);
        steps.add(new CaseStudy.Step(one(technique.tactics()), technique.id()));
      }
      var id = new CaseStudyId("AML.CS%04d".formatted(i));
      studies.add(new CaseStudy(id, "a study", "exercise", "2025", "YEAR", steps));
    }
    return studies;
  }

  private ThreatRules.Source source(Technique technique) {
    Side side = one(List.of(Side.TARGET, Side.TARGET, Side.HOST, Side.OUTCOME));
    Set<PathRole> roles = EnumSet.of(PathRole.STEP, PathRole.ENTRY, PathRole.GOAL);
    return new ThreatRules.Source(
        technique.id(),
        side,
        roles,
        one(List.of("train", "run")),
        Optional.empty(),
        "",
        "",
        "",
        1 + random.nextInt(8),
        "kind:a",
        "",
        false);
  }

  private <T> T one(List<T> list) {
    return list.get(random.nextInt(list.size()));
  }
}
