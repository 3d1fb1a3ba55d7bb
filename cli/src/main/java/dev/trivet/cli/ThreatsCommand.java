package dev.trivet.cli;

import dev.trivet.formats.catalog.ShippedCatalog;
import dev.trivet.formats.document.Json;
import dev.trivet.formats.document.Problems;
import dev.trivet.formats.programme.ReadSystems;
import dev.trivet.formats.programme.SystemToModel;
import dev.trivet.threat.ModelThreats;
import dev.trivet.threat.ThreatModel;
import dev.trivet.threat.ThreatRules;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/// `trivet threats`: what adversaries can do to the systems of some files.
final class ThreatsCommand implements Command {
  @Override
  public Usage usage() {
    return Usage.of(this, "threats", "Says what adversaries can do to a system, and why.")
        .about(
            "Holds the profile of each system against the applicability of every MITRE ATLAS"
                + " technique. Each threat names the fields that make it apply, each technique"
                + " ruled out the fields that rule it out. A field nobody answered rules nothing"
                + " out: what rests on it alone is marked 'assumed'.")
        .about(
            "--set answers what would change: it sets a field as if the file said so, and shows"
                + " which threats leave and which come.")
        .needsSome("FILE", "Files or directories with AI systems.")
        .options("--set", "FIELD=WORDS", "A what-if: the field with these words, with commas.")
        .option("--system", "ID", "This system only.")
        .flag("--all", "Every threat and everything ruled out, not the first 20 alone.")
        .example("trivet threats programme", "The threat model of every system.")
        .example(
            "trivet threats programme --system credit-score --set artefact_format=data_only",
            "What would a safer model format change?");
  }

  @Override
  public ExitCode run(Given given, Console console) throws IOException, Refusal {
    var shipped = new ShippedCatalog();
    List<SystemToModel> systems = systems(given, shipped, console);
    Map<String, List<String>> changes =
        ProfileChanges.parse(given.options("--set"), shipped.vocabulary());
    ThreatRules rules = shipped.threatRulesAlone();
    var modelThreats = new ModelThreats(rules);
    var json = new ArrayList<Map<String, Object>>();
    var text = new ShowThreats(console.out(), rules, given.has("--all"));
    for (SystemToModel system : systems) {
      ThreatModel before = modelThreats.of(system.id(), system.profile());
      if (changes.isEmpty()) {
        if (given.json()) {
          json.add(ThreatsAsJson.of(before));
        } else {
          text.model(system.title(), before);
        }
      } else {
        ThreatModel after =
            modelThreats.of(system.id(), ProfileChanges.apply(system.profile(), changes));
        if (given.json()) {
          json.add(ThreatsAsJson.whatIf(before, after, changes));
        } else {
          text.whatIf(before, after, changes);
        }
      }
    }
    if (given.json()) {
      Json.write(json, console.out().raw());
    }
    return ExitCode.FINE;
  }

  private static List<SystemToModel> systems(Given given, ShippedCatalog shipped, Console console)
      throws Refusal {
    var paths = new ArrayList<Path>();
    for (String name : given.arguments()) {
      paths.add(Inputs.existing(name));
    }
    var problems = new Problems();
    List<SystemToModel> systems = new ReadSystems(shipped.vocabulary(), problems).from(paths);
    if (problems.hasErrors()) {
      var show = new ShowProblems(console.talk());
      show.all(problems.sorted(), problems.left());
      show.summary(String.join(", ", given.arguments()), problems.sorted(), problems.left());
      throw new Refusal(ExitCode.REFUSED);
    }
    if (given.option("--system").isEmpty()) {
      return systems;
    }
    String id = given.option("--system").get();
    List<SystemToModel> only = systems.stream().filter(s -> s.id().value().equals(id)).toList();
    if (only.isEmpty()) {
      throw Unknown.word("system", id, systems.stream().map(s -> s.id().value()).toList());
    }
    return only;
  }
}
