package dev.trivet.cli;

import dev.trivet.artifact.FormatReaders;
import dev.trivet.artifact.JsonResults;
import dev.trivet.artifact.ScanArtifacts;
import dev.trivet.artifact.ScanArtifacts.Grouping;
import dev.trivet.artifact.ScanArtifacts.Target;
import dev.trivet.artifact.rule.Verdict;
import dev.trivet.artifact.scan.Limits;
import dev.trivet.artifact.scan.ScanResult;
import dev.trivet.artifact.scan.ScanRules;
import dev.trivet.cli.ReadTrust.Trust;
import dev.trivet.cli.scan.ScanReport;
import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// `trivet scan`: what model files would do to whoever loads them.
final class ScanCommand implements Command {
  private static final String NEVER = "never";

  @Override
  public Usage usage() {
    var usage =
        Usage.of(this, "scan", "Says what model files would do to whoever loads them.")
            .about(
                "Reads pickles, PyTorch, joblib, NumPy, Keras, TensorFlow, ONNX, safetensors, GGUF,"
                    + " archives and others by their content, and never loads or runs any of it."
                    + " docs/scan.md says what each verdict means.")
            .about(
                "A directory has one result, the gravest of its files; so has a Hugging Face cache"
                    + " or an OCI image layout. Exits 1 when a verdict is at or above --fail-on, 4"
                    + " when something could not be read. Verdicts, the gravest first: "
                    + String.join(", ", words())
                    + ".")
            .needsSome("PATH", "Files and directories.");
    ScanOutputs.options(usage);
    return usage
        .option("--fail-on", "VERDICT", "Exit 1 from this verdict on; suspicious if left out.")
        .option("--trust", "FILE", "Classes of your own that pickles may use, as YAML.")
        .flag("--each", "A result for every file of a directory.")
        .example("trivet scan model.pt tokenizer/", "Is it safe to load these?")
        .example(
            "trivet scan --fail-on policy --sarif scan.sarif models",
            "In a build: hold back what lowers the reader's guard, too.");
  }

  private static List<String> words() {
    return Arrays.stream(Verdict.values()).map(Verdict::word).toList();
  }

  @Override
  public ExitCode run(Given given, Console console) throws IOException, Refusal {
    Optional<Verdict> failOn = failOn(given.option("--fail-on").orElse("suspicious"));
    var outputs = new ScanOutputs(given);
    List<Target> targets = targets(given.arguments());
    Trust trust = trust(given, console);
    console.progress().says("Scanning " + Count.of(targets.size(), "path"));
    List<ScanResult> results =
        new ScanArtifacts(
                FormatReaders.all(trust.valid()),
                Limits.STANDARD,
                Runtime.getRuntime().availableProcessors(),
                System::nanoTime)
            .scan(targets, given.has("--each") ? Grouping.BY_FILE : Grouping.BY_TARGET);
    console.progress().done();
    var report =
        new ScanReport(results, notes(trust), RootUsage.release(), console.clock().instant());
    if (given.json()) {
      console.out().raw().print(JsonResults.write(results));
    } else {
      new ShowScan(console.out()).all(report);
    }
    outputs.write(report);
    return code(report, failOn, console);
  }

  private static List<Target> targets(List<String> names) throws Refusal {
    var targets = new ArrayList<Target>();
    for (String name : names) {
      if (name.isEmpty()) { // what a shell makes of a variable that is not set; not this directory
        throw new Refusal(ExitCode.USAGE, "an empty path names nothing", "check what you passed");
      }
      targets.add(new Target(Inputs.path(name), name));
    }
    return targets;
  }

  private static Optional<Verdict> failOn(String word) throws Refusal {
    if (word.equals(NEVER)) {
      return Optional.empty();
    }
    var known = new ArrayList<>(words());
    known.remove(Verdict.CLEAN.word());
    known.add(NEVER);
    return Optional.of(
        Arrays.stream(Verdict.values())
            .filter(verdict -> verdict.word().equals(word) && verdict != Verdict.CLEAN)
            .findFirst()
            .orElseThrow(() -> Unknown.word("verdict", word, known)));
  }

  /// What `--trust` names.
  static Trust trust(Given given, Console console) throws Refusal {
    Optional<String> name = given.option("--trust");
    if (name.isEmpty()) {
      return Trust.NONE;
    }
    Path file = Inputs.existing(name.get());
    var read = new ReadTrust(LocalDate.ofInstant(console.clock().instant(), ZoneOffset.UTC));
    Optional<Trust> trust = read.from(file);
    if (trust.isEmpty()) {
      var show = new ShowProblems(console.talk());
      show.all(read.problems().sorted(), read.problems().left());
      show.summary(name.get(), read.problems().sorted(), read.problems().left());
      throw new Refusal(ExitCode.REFUSED);
    }
    return trust.get();
  }

  private static List<String> notes(Trust trust) {
    return trust.expired().stream()
        .map(global ->
            "no longer trusted: %s, which %s trusted until %s"
                .formatted(global.path(), global.by(), global.until()))
        .toList();
  }

  private static ExitCode code(ScanReport report, Optional<Verdict> failOn, Console console) {
    ScanTalk talk = new ScanTalk(console.talk());
    report.notes().forEach(talk::note);
    List<ScanResult> unread = report.results().stream().filter(ScanCommand::isUnread).toList();
    unread.forEach(talk::unread);
    if (!unread.isEmpty()) {
      return ExitCode.COULD_NOT_RUN;
    }
    long failing =
        failOn.stream()
            .flatMap(
                from -> report.results().stream().filter(r -> r.verdict().compareTo(from) <= 0))
            .count();
    return failing > 0 ? ExitCode.FINDINGS : ExitCode.FINE;
  }

  /// Whether there was nothing to scan under that name.
  private static boolean isUnread(ScanResult result) {
    return result.files().isEmpty()
        && result.findings().stream().anyMatch(f -> f.rule().equals(ScanRules.UNREADABLE));
  }
}
