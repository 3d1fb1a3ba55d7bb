package dev.trivet.cli;

import dev.trivet.artifact.FormatReaders;
import dev.trivet.artifact.ScanArtifacts;
import dev.trivet.artifact.integrity.SignatureFile;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.key.NewKey;
import dev.trivet.artifact.integrity.key.SigningKey;
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
import dev.trivet.gate.Decide;
import dev.trivet.gate.Decision;
import dev.trivet.gate.GateFacts;
import dev.trivet.gate.GateFacts.ScanFacts;
import dev.trivet.gate.ReadPolicy;
import dev.trivet.gate.RuleResult;
import dev.trivet.gate.gather.FactsFromProgramme;
import dev.trivet.gate.gather.LookAtModel;
import dev.trivet.gate.gather.LookAtModel.Asked;
import dev.trivet.gate.seal.DecisionStatement;
import dev.trivet.gate.seal.SealDecision;
import dev.trivet.posture.Posture;
import dev.trivet.shared.Words;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.time.Instant;
import java.time.InstantSource;
import java.util.List;
import java.util.Optional;

/// The part of the demo about the example's model files: each is scanned, its signature verified, a
/// bill written, and the gate asked whether it may go live. Decisions are sealed with a key drawn
/// for this run, whose public half lies beside them.
final class DemoModels {
  private static final Limits LIMITS = Limits.STANDARD;
  private static final int THREADS = Runtime.getRuntime().availableProcessors();
  private static final int SHOWN_RULES = 2;
  private static final String NOTHING = "-";

  private final Path models;
  private final Posture posture;
  private final Instant at;
  private final Written written;
  private final ScanArtifacts scan =
      new ScanArtifacts(FormatReaders.all(List.of()), LIMITS, THREADS, System::nanoTime);
  private final Decide decide = new Decide(new ReadPolicy().shipped().policy().orElseThrow());

  DemoModels(Path models, Posture posture, Instant at) {
    this.models = models;
    this.posture = posture;
    this.at = at;
    this.written =
        new Written(Written.Format.CYCLONEDX_1_7, at, Optional.empty(), RootUsage.release());
  }

  /// One model, looked at.
  private record Looked(GateFacts facts, Aibom bom, long evidenced, Decision decision) {}

  void write(Path folder, Console console) throws IOException, Refusal {
    Files.createDirectories(folder);
    NewKey key = NewKey.draw(new SecureRandom());
    SealDecision seal = seal(key);
    Files.writeString(folder.resolve("gate.pem.pub"), key.verification().pem());
    Table table = Table.of(Align.LEFT, Align.LEFT, Align.LEFT, Align.RIGHT, Align.LEFT).indented(2);
    table.header("model", "scan", "signature", "known", "may go live");
    for (DemoModel model : DemoModel.values()) {
      Looked looked = look(model);
      keep(looked, folder.resolve(model.place().replace('/', '.')), seal);
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

  private Looked look(DemoModel model) throws IOException, Refusal {
    Path file = model.in(models);
    GateFacts facts = inProgramme(model, facts(model, file));
    Aibom bom = new ReadBom(LIMITS).from(file, Optional.empty(), Optional.empty());
    long evidenced = new JudgeCompleteness(bom, written.facts()).judge().count(Grade.EVIDENCED);
    return new Looked(facts, bom, evidenced, decide.on(facts, Optional.empty(), at));
  }

  private GateFacts facts(DemoModel model, Path file) throws IOException, Refusal {
    var trust = new Trust.OfKey(KeyFiles.publicKey(model.key(models).toString()));
    return new LookAtModel(scan, Asked.trusting(trust), at, InstantSource.system())
        .at(file, SignatureFile.of(file), "production");
  }

  private GateFacts inProgramme(DemoModel model, GateFacts facts) throws Refusal {
    ComponentPlace place = ComponentPlace.find(model.place(), posture.programme());
    return new FactsFromProgramme(posture)
        .of(facts, posture.system(place.system()).orElseThrow(), Optional.of(place.component()));
  }

  private static SealDecision seal(NewKey key) {
    try {
      return new SealDecision(
          new DecisionStatement(RootUsage.release()),
          SigningKey.ofPem("the gate's key", key.secret()));
    } catch (Malformed e) {
      throw new IllegalStateException("a key drawn here cannot be read", e);
    }
  }

  private void keep(Looked looked, Path folder, SealDecision seal) throws IOException {
    Files.createDirectories(folder);
    Files.writeString(
        folder.resolve("bom.cdx.json"), new WriteCycloneDx(written).text(looked.bom()));
    try {
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
