package dev.trivet.threat;

import dev.trivet.catalog.CaseStudyId;
import dev.trivet.catalog.TacticId;
import dev.trivet.catalog.TechniqueId;
import java.util.List;

/// One way from a first foothold to harm: techniques that apply to a system, in the order an
/// adversary would use them.
///
/// What the adversary does out of the system's sight is not part of it; nobody could see or stop it
/// there.
///
/// @param rank 1 for the most believable of those found
/// @param place 1 for the best path to its goal, 2 and more for the alternatives
/// @param doubt what has to be taken on trust, in points: the less the more believable. Steps that
///   case studies show and likelier techniques add less. Only to compare paths of one system.
/// @param hops two at least: an entry first, a goal last, no technique twice
public record AttackPath(int rank, int place, int doubt, List<Hop> hops) {
  public static final int MOST_HOPS = 6;

  /// @throws IllegalArgumentException unless it has two to six hops
  public AttackPath {
    hops = List.copyOf(hops);
    if (hops.size() < 2 || hops.size() > MOST_HOPS) {
      throw new IllegalArgumentException("an attack path has two to six hops, not " + hops.size());
    }
  }

  /// One technique of a path, used for one tactic.
  public record Hop(Threat threat, TacticId tactic, Link link) {
    public TechniqueId technique() {
      return threat.technique();
    }
  }

  /// How a hop is known to follow the one before it.
  public sealed interface Link {

    /// The case studies that speak for it.
    List<CaseStudyId> studies();

    /// Nothing comes before it: the way in.
    record Entry() implements Link {
      @Override
      public List<CaseStudyId> studies() {
        return List.of();
      }
    }

    /// Case studies show the one directly after the other.
    record Observed(List<CaseStudyId> studies) implements Link {
      public Observed {
        studies = List.copyOf(studies);
        if (studies.isEmpty()) {
          throw new IllegalArgumentException("an observed step names a case study");
        }
      }
    }

    /// It goes forward in the order of tactics.
    ///
    /// @param studies those that come near it: the same order with other steps between, or a parent
    ///   or sibling of either technique; empty when none does
    record Inferred(List<CaseStudyId> studies) implements Link {
      public Inferred {
        studies = List.copyOf(studies);
      }
    }
  }

  public Hop entry() {
    return hops.getFirst();
  }

  public Hop goal() {
    return hops.getLast();
  }

  public List<TechniqueId> techniques() {
    return hops.stream().map(Hop::technique).toList();
  }

  /// How many of its steps case studies show as they stand.
  public long observedSteps() {
    return hops.stream().filter(hop -> hop.link() instanceof Link.Observed).count();
  }

  /// The case studies that speak for any of its steps.
  public List<CaseStudyId> studies() {
    return hops.stream().flatMap(hop -> hop.link().studies().stream()).distinct().sorted().toList();
  }
}
