package dev.trivet.cli;

import dev.trivet.artifact.FormatReaders;
import dev.trivet.artifact.ScanArtifacts;
import dev.trivet.artifact.integrity.SignatureFile;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.key.NewKey;
import dev.trivet.artifact.integrity.key.SigningKey;
import dev.trivet.artifact.integrity.key.VerificationKey;
import dev.trivet.artifact.integrity.manifest.HashRanges;
import dev.trivet.artifact.integrity.signer.Trust;
import dev.trivet.artifact.scan.Limits;
import dev.trivet.bom.Aibom;
import dev.trivet.bom.Grade;
import dev.trivet.bom.element.JudgeCompleteness;
import dev.trivet.bom.read.ReadBom;
import dev.trivet.bom.write.WriteCycloneDx;
import dev.trivet.bom.write.Written;
import dev.trivet.cli.text.Printer;
import dev.trivet.cli.text.Span;
import dev.trivet.cli.text.Table;
import dev.trivet.cli.text.Table.Align;
import dev.trivet.gate.CompiledPolicy;
import dev.trivet.gate.Decide;
import dev.trivet.gate.Decision;
import dev.trivet.gate.GateFacts;
import dev.trivet.gate.GateFacts.ScanFacts;
import dev.trivet.gate.ReadPolicy;
import dev.trivet.gate.RuleResult;
import dev.trivet.gate.gather.FactsFromProgramme;
import dev.trivet.gate.gather.LookAtModel;
import dev.trivet.gate.seal.DecisionStatement;
import dev.trivet.gate.seal.SealDecision;
import dev.trivet.inventory.Component;
import dev.trivet.posture.Posture;
import dev.trivet.posture.SystemPosture;
import dev.trivet.shared.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.util.List;
import java.util.Optional;

/// The part of the demo about the example's model files: each is scanned, its signature verified, a
/// bill written, and the gate asked whether it may go live. Decisions are sealed with a key drawn
/// for this run, whose public half lies beside them.
final class DemoModels {
  private static final Limits LIMITS = Limits.STANDARD;
  private static final int SHOWN_RULES = 2;
  private static final String NOTHING = "-";

  private final Path models;
  private final Posture posture;
  private final Instant at;

  DemoModels(Path models, Posture posture, Instant at) {
    this.models = models;
    this.posture = posture;
    this.at = at;
  }

  /// One model, looked at.
  record Looked(DemoModel model, GateFacts facts, Aibom bom, long evidenced, Decision decision) {}

  void write(Path folder, Console console) throws IOException {
    Files.createDirectories(folder);
    NewKey key = NewKey.draw(new SecureRandom());
    Files.writeString(folder.resolve("gate.pem.pub"), key.verification().pem());
    Table table = Table.of(Align.LEFT, Align.LEFT, Align.LEFT, Align.RIGHT, Align.LEFT).indented(2);
    table.header("model", "scan", "signature", "known", "may go live");
    for (DemoModel model : DemoModel.values()) {
      Looked looked = look(model);
      keep(looked, folder.resolve(model.place().replace('/', '.')), key);
      table.row(
          Span.of(model.place()),
          Span.of(looked.facts().scan().map(ScanFacts::verdict).orElse(NOTHING)),
          Span.of(looked.facts().verification().map(v -> Words.of(v.outcome())).orElse(NOTHING)),
          Span.of(looked.evidenced() + "/50"),
          Span.of(answer(looked.decision())));
    }
    console.progress().done();
    Printer out = console.out();
    out.blank();
    out.heading("Models");
    table.print(out);
    out.line("  bills of materials and sealed decisions: " + folder);
    out.blank();
  }

  private Looked look(DemoModel model) throws IOException {
    Path file = model.in(models);
    GateFacts facts = inProgramme(model, facts(model, file));
    Aibom bom = new ReadBom(LIMITS).from(file, Optional.empty(), Optional.empty());
    long evidenced = new JudgeCompleteness(bom, written().facts()).judge().count(Grade.EVIDENCED);
    return new Looked(
        model, facts, bom, evidenced, new Decide(policy()).on(facts, Optional.empty(), at));
  }

  private GateFacts facts(DemoModel model, Path file) throws IOException {
    int threads = Runtime.getRuntime().availableProcessors();
    var scan = new ScanArtifacts(FormatReaders.all(List.of()), LIMITS, threads, System::nanoTime);
    return new LookAtModel(scan, new HashRanges(threads), Optional.of(trust(model)), at)
        .at(file, SignatureFile.of(file), "production");
  }

  private Trust trust(DemoModel model) throws IOException {
    Path key = model.key(models);
    try {
      return new Trust.OfKey(VerificationKey.ofPem(key.toString(), Files.readString(key)));
    } catch (Malformed e) {
      throw new IOException(key + ": " + e.why(), e);
    }
  }

  private GateFacts inProgramme(DemoModel model, GateFacts facts) {
    SystemPosture system =
        posture.systems().stream()
            .filter(s -> s.id().value().equals(model.system()))
            .findFirst()
            .orElseThrow();
    Component component =
        system.system().components().stream()
            .filter(c -> c.id().value().equals(model.component()))
            .findFirst()
            .orElseThrow();
    return new FactsFromProgramme(posture).of(facts, system, Optional.of(component));
  }

  private static CompiledPolicy policy() {
    return new ReadPolicy().shipped().policy().orElseThrow();
  }

  private Written written() {
    return new Written(Written.Format.CYCLONEDX_1_7, at, Optional.empty(), RootUsage.release());
  }

  private void keep(Looked looked, Path folder, NewKey key) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("bom.cdx.json"), new WriteCycloneDx(written()).text(looked.bom()));
    try {
      var seal =
          new SealDecision(
              new DecisionStatement(RootUsage.release()),
              SigningKey.ofPem("the gate's key", key.secret()));
      Files.writeString(folder.resolve("decision.json"), seal.seal(looked.decision()));
    } catch (Malformed e) {
      throw new IOException(e.why(), e);
    }
  }

  private static String answer(Decision decision) {
    if (decision.outcome() == Decision.Outcome.ALLOW) {
      return "yes";
    }
    List<String> rules = decision.refusing().stream().map(RuleResult::rule).toList();
    String first = String.join(", ", rules.subList(0, Math.min(SHOWN_RULES, rules.size())));
    int more = rules.size() - SHOWN_RULES;
    return "no: " + first + (more > 0 ? " and " + more + " more" : "");
  }
}
