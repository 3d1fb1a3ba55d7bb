package dev.trivet.proof;

import dev.trivet.catalog.Mitigation;
import dev.trivet.catalog.Novelty;
import dev.trivet.catalog.Scope;
import dev.trivet.catalog.TechniqueId;
import dev.trivet.control.Control;
import dev.trivet.posture.Basis;
import dev.trivet.posture.Posture;
import dev.trivet.posture.SystemPosture;
import dev.trivet.posture.Verdict;
import dev.trivet.proof.ConventionalShare.Figure;
import dev.trivet.proof.ConventionalShare.Kind;
import dev.trivet.proof.ConventionalShare.Of;
import dev.trivet.proof.ConventionalShare.Standing;
import dev.trivet.proof.ConventionalShare.Where;
import dev.trivet.threat.Applicability.Side;
import dev.trivet.threat.Threat;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.SequencedMap;
import java.util.TreeMap;
import java.util.function.Predicate;

/// Counts the shares.
final class ShareConventional {
  private final Posture posture;
  private final Kind kind;
  private final Map<Key, List<Control>> stopping = new HashMap<>();
  private final SequencedMap<TechniqueId, List<SystemPosture>> applied = new TreeMap<>();

  private record Key(TechniqueId technique, Basis basis) {}

  ShareConventional(Posture posture, Kind kind) {
    this.posture = posture;
    this.kind = kind;
    for (SystemPosture system : posture.systems()) {
      for (Threat threat : system.threatModel().threats()) {
        if (threat.rule().side() == Side.TARGET || threat.rule().side() == Side.HOST) {
          applied.computeIfAbsent(threat.technique(), t -> new ArrayList<>()).add(system);
        }
      }
    }
    var named = new NamedControls(posture);
    for (TechniqueId technique : applied.keySet()) {
      for (Basis basis : Basis.values()) {
        stopping.put(
            new Key(technique, basis),
            named.stopping(technique, basis).stream()
                .filter(control -> is(control.novelty()))
                .toList());
      }
    }
  }

  Figure ofMitigations(Standing standing, Where where) {
    List<Control> conventional =
        posture.controls().stream().filter(control -> is(control.novelty())).toList();
    Predicate<Mitigation> counts =
        mitigation ->
            conventional.stream()
                .filter(c -> c.implementedMitigations().contains(mitigation.id()))
                .anyMatch(c -> stands(c, standing, where));
    return split(
        Of.MITIGATIONS,
        standing,
        where,
        Basis.OFFICIAL_ONLY,
        "A mitigation of %s counts when a control of the organisation that is %s implements it and is %s %s."
            .formatted(
                posture.catalog().atlas().release(), words(kind), words(standing), words(where)),
        posture.catalog().atlas().mitigations(),
        counts,
        m -> m.id().value());
  }

  Figure ofTechniques(Standing standing, Where where, Basis basis) {
    Predicate<TechniqueId> counts =
        technique -> {
          List<SystemPosture> systems = applied.getOrDefault(technique, List.of());
          return switch (where) {
            case EVERYWHERE ->
                systems.stream().allMatch(s -> stopped(s, technique, standing, basis));
            case SOMEWHERE ->
                systems.stream().anyMatch(s -> stopped(s, technique, standing, basis));
          };
        };
    return split(
        Of.TECHNIQUES,
        standing,
        where,
        basis,
        "A technique on the target or its host counts when a control that prevents or limits, and is %s,"
                .formatted(words(kind))
            + " names it (%s) and is %s %s."
                .formatted(words(basis), words(standing), techniqueWords(where)),
        List.copyOf(applied.keySet()),
        counts,
        TechniqueId::value);
  }

  Figure ofThreats(Standing standing, Basis basis) {
    int counted = 0;
    int all = 0;
    for (var technique : applied.entrySet()) {
      for (SystemPosture system : technique.getValue()) {
        all++;
        counted += stopped(system, technique.getKey(), standing, basis) ? 1 : 0;
      }
    }
    return new Figure(
        Of.THREATS,
        kind,
        standing,
        Where.EVERYWHERE,
        basis,
        "A technique on the target or its host counts once for every system it applies to, where a"
            + " control that prevents or limits, and is %s, names it (%s) and is %s there."
                .formatted(words(kind), words(basis), words(standing)),
        counted,
        all,
        List.of(),
        List.of());
  }

  Figure ofCatalogue() {
    return split(
        Of.MITIGATIONS,
        Standing.CATALOGUE,
        Where.EVERYWHERE,
        Basis.OFFICIAL_ONLY,
        "A mitigation of %s counts when, in the catalogue's judgement, it is %s."
            .formatted(posture.catalog().atlas().release(), words(kind)),
        posture.catalog().atlas().mitigations(),
        m -> is(m.novelty()),
        m -> m.id().value());
  }

  private boolean is(Novelty novelty) {
    return switch (kind) {
      case CONVENTIONAL -> novelty == Novelty.CONVENTIONAL;
      case CONVENTIONAL_OR_EXTENDED -> novelty != Novelty.AI_SPECIFIC;
    };
  }

  private boolean stands(Control control, Standing standing, Where where) {
    if (control.scope() == Scope.ORGANISATION || where == Where.EVERYWHERE) {
      return counts(posture.verdict(control.id()), standing);
    }
    return posture.systems().stream().anyMatch(s -> counts(s.verdict(control.id()), standing));
  }

  private boolean stopped(
      SystemPosture system, TechniqueId technique, Standing standing, Basis basis) {
    for (Control control : stopping.getOrDefault(new Key(technique, basis), List.of())) {
      if (counts(system.verdict(control.id()), standing)) {
        return true;
      }
    }
    return false;
  }

  private static boolean counts(Verdict verdict, Standing standing) {
    return switch (standing) {
      case PROVEN -> verdict == Verdict.PROVEN;
      case SAID ->
          switch (verdict) {
            case PROVEN, STALE, CLAIMED -> true;
            case FAILING, PLANNED, ABSENT, EXCLUDED -> false;
          };
      case IN_FORCE -> verdict != Verdict.EXCLUDED;
      case CATALOGUE -> true;
    };
  }

  private static String techniqueWords(Where where) {
    return switch (where) {
      case EVERYWHERE -> "on every system it applies to";
      case SOMEWHERE -> "on one of them at least";
    };
  }

  private <T> Figure split(
      Of of,
      Standing standing,
      Where where,
      Basis basis,
      String rule,
      List<T> all,
      Predicate<T> counts,
      java.util.function.Function<T, String> id) {
    List<String> counted = all.stream().filter(counts).map(id).toList();
    List<String> others = all.stream().filter(counts.negate()).map(id).toList();
    return new Figure(
        of, kind, standing, where, basis, rule, counted.size(), all.size(), counted, others);
  }

  private static String words(Kind kind) {
    return switch (kind) {
      case CONVENTIONAL -> "conventional";
      case CONVENTIONAL_OR_EXTENDED -> "conventional or an extension of it";
    };
  }

  private static String words(Standing standing) {
    return switch (standing) {
      case PROVEN -> "proven";
      case SAID -> "proven, stale or claimed";
      case IN_FORCE -> "in the control set, whatever its state,";
      case CATALOGUE -> "in the catalogue";
    };
  }

  private static String words(Where where) {
    return switch (where) {
      case EVERYWHERE -> "on every system it concerns";
      case SOMEWHERE -> "on one system at least";
    };
  }

  private static String words(Basis basis) {
    return switch (basis) {
      case OFFICIAL_ONLY -> "by an ATLAS mitigation it implements";
      case WITH_DERIVED -> "by an ATLAS mitigation or in our judgement";
    };
  }
}
