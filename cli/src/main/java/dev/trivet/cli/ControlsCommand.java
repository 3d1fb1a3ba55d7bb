package dev.trivet.cli;

import dev.trivet.control.Control;
import dev.trivet.formats.catalog.ShippedCatalog;
import dev.trivet.formats.document.Json;
import dev.trivet.formats.programme.ShippedControls;
import dev.trivet.inventory.SystemId;
import dev.trivet.posture.Posture;
import dev.trivet.posture.SystemPosture;
import dev.trivet.posture.Verdict;
import dev.trivet.shared.Words;
import java.io.IOException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.function.Function;

/// `trivet controls`: what is done about the threats, and what of it is shown to work.
final class ControlsCommand implements Command {
  @Override
  public Usage usage() {
    return Usage.of(this, "controls", "Lists the controls and what the evidence says of each.")
        .about(
            "proven: everything it must show is there, fresh, and passes. failing: fresh evidence"
                + " contradicts it. stale: it passed, too long ago or on other bytes. claimed:"
                + " somebody says so. planned, absent, excluded: as the words say. A control that"
                + " is done on each system has the worst verdict of the systems it concerns.")
        .mayHave("DIR", "The directory of the programme; the shipped control set if left out.")
        .option("--system", "ID", "The verdicts on this system.")
        .options("--verdict", "WORD", "Only controls with this verdict.")
        .asOf()
        .example("trivet controls programme --verdict failing", "What does not work?")
        .example("trivet controls programme --system credit-score", "How does one system stand?");
  }

  @Override
  public ExitCode run(Given given, Console console) throws IOException, Refusal {
    var shipped = new ShippedCatalog();
    if (given.argument(0).isEmpty()) {
      List<Control> controls = ShippedControls.read(shipped).controls();
      if (given.json()) {
        Json.write(controls.stream().map(ControlsCommand::described).toList(), console.out().raw());
      } else {
        new ShowControls(console.out()).list(controls);
      }
      return ExitCode.FINE;
    }
    Instant asOf = Instants.asOf(given, console);
    var loaded = Inputs.programme(given.argument(0).get(), shipped, asOf, console);
    Posture posture = Inputs.posture(loaded, shipped, asOf, console);
    Function<Control, Verdict> verdicts = verdicts(given, posture);
    List<Verdict> wanted = wanted(given.options("--verdict"));
    List<Control> controls =
        posture.controls().stream().filter(c -> wanted.contains(verdicts.apply(c))).toList();
    if (given.json()) {
      var json = controls.stream().map(c -> judged(c, verdicts.apply(c), posture)).toList();
      Json.write(json, console.out().raw());
    } else {
      new ShowControls(console.out()).judged(controls, verdicts);
      console.talk().line("as of " + asOf);
    }
    return ExitCode.FINE;
  }

  private static Function<Control, Verdict> verdicts(Given given, Posture posture) throws Refusal {
    Optional<String> system = given.option("--system");
    if (system.isEmpty()) {
      return control -> posture.verdict(control.id());
    }
    List<String> known = posture.systems().stream().map(s -> s.id().value()).toList();
    if (!known.contains(system.get())) {
      throw Unknown.word("system", system.get(), known);
    }
    SystemPosture one = posture.system(new SystemId(system.get())).orElseThrow();
    return control -> one.verdict(control.id());
  }

  private static List<Verdict> wanted(List<String> words) throws Refusal {
    if (words.isEmpty()) {
      return List.of(Verdict.values());
    }
    var wanted = new ArrayList<Verdict>();
    for (String word : words) {
      wanted.add(
          Arrays.stream(Verdict.values())
              .filter(verdict -> Words.of(verdict).equals(word))
              .findFirst()
              .orElseThrow(() ->
                  Unknown.word(
                      "verdict", word, Arrays.stream(Verdict.values()).map(Words::of).toList())));
    }
    return wanted;
  }

  private static Map<String, Object> described(Control control) {
    var json = new LinkedHashMap<String, Object>();
    json.put("control", control.id());
    json.put("title", control.title());
    json.put("area", control.area());
    json.put("effect", control.effect());
    json.put("scope", control.scope());
    return json;
  }

  private static Map<String, Object> judged(Control control, Verdict verdict, Posture posture) {
    Map<String, Object> json = described(control);
    json.put("verdict", verdict);
    var systems = new LinkedHashMap<String, Object>();
    posture.systems().forEach(s -> systems.put(s.id().value(), s.verdict(control.id())));
    json.put("systems", systems);
    return json;
  }
}
