package dev.trivet.cli;

import dev.trivet.catalog.Ref;
import dev.trivet.catalog.Requirement;
import dev.trivet.catalog.TechniqueId;
import dev.trivet.control.ControlId;
import dev.trivet.inventory.SystemId;
import dev.trivet.posture.Explain;
import dev.trivet.posture.Explanation;
import dev.trivet.posture.Posture;
import dev.trivet.posture.SystemPosture;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Finds out what `trivet explain DIR WHAT` asks about, and asks.
final class ExplainWhat {
  private final Posture posture;
  private final Explain explain;

  ExplainWhat(Posture posture) {
    this.posture = posture;
    this.explain = new Explain(posture);
  }

  /// @param what `TRV-SUP-03`, `AML.T0051@assistant`, `nist-ai-rmf@1.0:GOVERN 1.1@assistant`
  Explanation of(String what) throws Refusal {
    int frameworkEnds = what.indexOf(':');
    int at = what.lastIndexOf('@');
    boolean named = at > frameworkEnds;
    Optional<SystemId> system =
        named ? Optional.of(system(what.substring(at + 1))) : Optional.empty();
    String id = (named ? what.substring(0, at) : what).strip();
    if (id.startsWith("AML.T")) {
      return threat(id, system);
    }
    Optional<ControlId> control =
        posture.controls().stream().map(c -> c.id()).filter(c -> c.value().equals(id)).findFirst();
    if (control.isPresent()) {
      return system.isPresent()
          ? explain.control(control.get(), system.get())
          : explain.control(control.get());
    }
    Ref requirement = requirement(id);
    return system.isPresent()
        ? explain.requirement(requirement, system.get())
        : explain.requirement(requirement);
  }

  private SystemId system(String id) throws Refusal {
    List<String> known = posture.systems().stream().map(s -> s.id().value()).toList();
    if (!known.contains(id)) {
      throw Unknown.word("system", id, known);
    }
    return new SystemId(id);
  }

  private Explanation threat(String id, Optional<SystemId> system) throws Refusal {
    List<String> known =
        posture.catalog().atlas().techniques().stream().map(t -> t.id().value()).toList();
    if (!known.contains(id)) {
      throw Unknown.word("ATLAS technique", id, known);
    }
    var technique = new TechniqueId(id);
    if (system.isPresent()) {
      return explain.threat(system.get(), technique);
    }
    var all = new ArrayList<Explanation>();
    for (SystemPosture each : posture.systems()) {
      all.add(explain.threat(each.id(), technique));
    }
    return new Explanation(
        id + " on " + Count.of(all.size(), "system"),
        "",
        posture.catalog().atlas().release().value(),
        all);
  }

  /// A requirement by its full reference, or by its id where only one framework in scope has it.
  private Ref requirement(String id) throws Refusal {
    List<Ref> found =
        posture.requirements().stream()
            .map(Requirement::ref)
            .filter(ref -> ref.toString().equals(id) || ref.id().equalsIgnoreCase(id))
            .toList();
    if (found.size() == 1) {
      return found.getFirst();
    }
    if (found.size() > 1) {
      throw new Refusal(
          ExitCode.USAGE,
          "'" + id + "' is a requirement of more than one framework",
          "say which: " + String.join(", ", found.stream().map(Ref::toString).toList()));
    }
    var known = new ArrayList<String>();
    posture.controls().forEach(c -> known.add(c.id().value()));
    posture
        .requirements()
        .forEach(r -> known.add(id.contains(":") ? r.ref().toString() : r.ref().id()));
    throw Unknown.word("control or requirement", id, known);
  }
}
