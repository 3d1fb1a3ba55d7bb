package dev.trivet.bom;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.bom.BomFinding.Kind;
import dev.trivet.bom.Bond.Relation;
import dev.trivet.testkit.Seeds;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.random.RandomGenerator;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ReadModelFactsTest {
  @TempDir private Path folder = Path.of("");

  private SmallModel whole() throws IOException {
    return SmallModel.in(folder.resolve("claim-triage"));
  }

  private static Facts facts(SmallModel model) {
    return Bills.of(model.root()).subject().facts();
  }

  @Test
  void theHeaderTellsTensorsAndParameters() throws IOException {
    Aibom bom = Bills.of(whole().root());
    assertThat(bom.subject().facts().value(Topic.PARAMETERS)).contains("2176");
    assertThat(bom.tensors())
        .containsEntry("classifier.weight", "F32 [2, 64]")
        .containsEntry("bert.embeddings.word_embeddings.weight", "F32 [32, 64]");
    assertThat(bom.subject().facts().values(Topic.DTYPE)).containsExactly("F32 in 2 tensors");
  }

  @Test
  void everyFactSaysHowItIsKnown() throws IOException {
    Facts facts = facts(whole());
    assertThat(facts.best(Topic.NAME).orElseThrow().basis())
        .isEqualTo(new Basis.Read(Support.HEADER, "model.safetensors", "modelspec.title"));
    assertThat(facts.best(Topic.LICENCE).orElseThrow().basis())
        .isEqualTo(new Basis.Read(Support.FILE_HASH, "LICENSE", "text"));
    assertThat(facts.of(Topic.LICENCE))
        .hasSize(2)
        .extracting(Fact::value)
        .containsOnly("Apache-2.0");
    assertThat(facts.of(Topic.TASK)).extracting(f -> f.basis().word()).contains("read", "inferred");
    assertThat(facts.values(Topic.SOFTWARE)).contains("transformers 4.46.3", "torch 2.5.1");
  }

  @Test
  void theCardNamesBaseModelAndDatasets() throws IOException {
    Aibom bom = Bills.of(whole().root());
    assertThat(bom.bonds())
        .filteredOn(bond -> bond.relation() == Relation.FINE_TUNED_FROM)
        .extracting(Bond::to)
        .containsExactly("model:example-org/tiny-bert");
    assertThat(bom.bonds())
        .filteredOn(bond -> bond.relation() == Relation.TRAINED_ON)
        .extracting(Bond::to)
        .containsExactly("dataset:example-org/claims-2025");
  }

  @Test
  void aCheckoutTellsOriginAndVersionWithoutItsSecrets() throws IOException {
    Facts facts =
        facts(
            whole()
                .cloned("https://someone:hf_secretToken@huggingface.co/example-org/claim-triage"));
    assertThat(facts.values(Topic.VERSION)).contains(SmallModel.COMMIT);
    assertThat(facts.values(Topic.IDENTIFIER))
        .contains("pkg:huggingface/example-org/claim-triage@" + SmallModel.COMMIT);
    assertThat(facts.toString()).doesNotContain("secretToken").doesNotContain("someone");
  }

  @Test
  void anEntryOfTheHubsCacheIsItsSnapshot() throws IOException {
    Path entry = folder.resolve("models--example-org--claim-triage");
    SmallModel.in(entry.resolve("snapshots").resolve(SmallModel.COMMIT));
    Files.createDirectories(entry.resolve("refs"));
    Files.writeString(entry.resolve("refs/main"), SmallModel.COMMIT);
    Facts facts = Bills.of(entry).subject().facts();
    assertThat(facts.value(Topic.VERSION)).contains(SmallModel.COMMIT);
    assertThat(facts.values(Topic.NAME)).contains("example-org/claim-triage");
    assertThat(facts.values(Topic.REFERENCE))
        .contains("https://huggingface.co/example-org/claim-triage");
  }

  @Test
  void aFileThatIsNotWhatTheHubGaveIsFound() throws IOException {
    SmallModel model =
        whole()
            .file(
                ".cache/huggingface/download/model.safetensors.metadata",
                SmallModel.COMMIT + "\n" + "ab".repeat(32) + "\n1716200000.0\n");
    assertThat(Bills.of(model.root()).findings())
        .filteredOn(finding -> finding.kind() == Kind.HASH_DIFFERS)
        .extracting(BomFinding::about)
        .containsExactly("model.safetensors");
  }

  @Test
  void anAdapterSaysWhatItAdapts() throws IOException {
    SmallModel model =
        SmallModel.empty(folder.resolve("adapter"))
            .weights("adapter_model.safetensors", 8)
            .file(
                "adapter_config.json",
                """
                {"base_model_name_or_path": "example-org/base", "revision": "main", "r": 8,
                 "peft_type": "LORA", "target_modules": ["q_proj", "v_proj"]}
                """);
    Aibom bom = Bills.of(model.root());
    assertThat(bom.subject().kind()).isEqualTo(Part.Kind.ADAPTER);
    assertThat(bom.bonds()).extracting(Bond::relation).contains(Relation.ADAPTS);
    assertThat(bom.subject().facts().values(Topic.TRAINING))
        .contains("r=8", "peft_type=LORA", "target_modules=q_proj v_proj");
    assertThat(bom.findings())
        .anyMatch(
            f -> f.kind() == Kind.LINEAGE_BREAK && f.message().contains("without version or hash"));
  }

  @Test
  void aGgufAdapterNamesItsBaseModelAndData() {
    Path adapter = Path.of("..", "examples", "models", "member-assistant", "meri-adapter");
    Aibom bom = Bills.of(adapter);
    assertThat(bom.subject().kind()).isEqualTo(Part.Kind.ADAPTER);
    assertThat(bom.bonds())
        .extracting(Bond::relation)
        .contains(Relation.ADAPTS, Relation.TRAINED_ON);
    assertThat(bom.subject().facts().value(Topic.PARAMETERS)).contains("3072");
  }

  @Test
  void filesThatContradictEachOtherAreFound() throws IOException {
    SmallModel model = whole();
    model.file("README.md", "---\nlicense: mit\n---\n# Claim triage\n");
    model.file(
        "config.json", "{\"architectures\": [\"BertModel\"], \"torch_dtype\": \"bfloat16\"}");
    assertThat(Bills.of(model.root()).findings())
        .filteredOn(finding -> finding.kind() == Kind.CONTRADICTION)
        .extracting(BomFinding::message)
        .satisfiesExactlyInAnyOrder(
            licence ->
                assertThat(licence).contains("Apache-2.0").contains("MIT").contains("README.md"),
            dtype -> assertThat(dtype).contains("bfloat16").contains("F32"));
  }

  @Test
  void aShardThatAnIndexNamesAndThatIsNotThereIsFound() throws IOException {
    SmallModel model =
        whole()
            .file(
                "model.safetensors.index.json",
                """
                {"metadata": {"total_size": 1}, "weight_map":
                 {"classifier.weight": "model.safetensors", "lost.weight": "model-00002.safetensors"}}
                """);
    assertThat(Bills.of(model.root()).findings())
        .filteredOn(finding -> finding.kind() == Kind.MISSING)
        .extracting(BomFinding::about)
        .containsExactly("model-00002.safetensors");
  }

  @Test
  void aLinkThatLeadsOutIsNotFollowed() throws IOException {
    SmallModel model = whole();
    Path secret = Files.writeString(folder.resolve("secret.txt"), "MIT License");
    Files.createSymbolicLink(model.root().resolve("COPYING"), secret);
    Aibom bom = Bills.of(model.root());
    assertThat(bom.findings()).extracting(BomFinding::kind).contains(Kind.LINK_OUT);
    assertThat(bom.subject().facts().values(Topic.LICENCE)).containsExactly("Apache-2.0");
  }

  @Test
  void controlCharactersInFilesDoNotReachTheFacts() throws IOException {
    SmallModel model = whole().file("README.md", "---\nlicense: \"mit\\e[31m\\u202e\"\n---\n");
    assertThat(facts(model).toString()).doesNotContain("\u001b").doesNotContain("\u202e");
  }

  /// Whatever the bytes, reading ends, and every file is still listed with its hash.
  @Test
  void brokenFilesAreReadWithoutAnException() {
    Seeds.forAll(
        60,
        random -> {
          try {
            SmallModel model = SmallModel.in(Files.createTempDirectory(folder, "m"));
            for (String name : new String[] {"model.safetensors", "config.json", "README.md"}) {
              Path file = model.root().resolve(name);
              Files.write(file, damaged(Files.readAllBytes(file), random));
            }
            assertThat(Bills.of(model.root()).parts(Part.Kind.FILE)).hasSize(10);
          } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
          }
        });
  }

  private static byte[] damaged(byte[] bytes, RandomGenerator random) {
    byte[] damaged = java.util.Arrays.copyOf(bytes, random.nextInt(bytes.length + 1));
    for (int i = 0; i < 8 && damaged.length > 0; i++) {
      damaged[random.nextInt(Math.min(damaged.length, 400))] = (byte) random.nextInt();
    }
    return damaged;
  }
}
