package dev.trivet.artifact.torch;

import static dev.trivet.artifact.rule.Verdict.CLEAN;
import static dev.trivet.artifact.rule.Verdict.MALICIOUS;
import static dev.trivet.artifact.rule.Verdict.SUSPICIOUS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.artifact.Scans;
import dev.trivet.artifact.archive.Zips;
import dev.trivet.artifact.pickle.Pickles;
import dev.trivet.artifact.scan.ScanResult;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// PyTorch's archives.
class TorchArchiveTest {

  private static byte[] text(String text) {
    return text.getBytes(StandardCharsets.UTF_8);
  }

  private static Zips archive(byte[] pickle) {
    return new Zips().stored("m/data.pkl", pickle).stored("m/version", text("3\n"));
  }

  @Test
  void thePickleIsReadAndTheNumbersAreNot() {
    byte[] numbersThatLookEvil = Pickles.harmful();
    ScanResult result =
        Scans.of(archive(Pickles.harmless()).stored("m/data/0", numbersThatLookEvil).end());
    assertThat(result.verdict()).isEqualTo(CLEAN);
    assertThat(result.format()).isEqualTo("torch");
    assertThat(result.skipped()).isNotEmpty();
    assertThat(Scans.verdict(archive(Pickles.harmful()).end())).isEqualTo(MALICIOUS);
  }

  @Test
  void numberedEntriesOfAnotherFolderAreRead() {
    byte[] archive = archive(Pickles.harmless()).stored("other/data/0", Pickles.harmful()).end();
    assertThat(Scans.verdict(archive)).isEqualTo(MALICIOUS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "ops.aten.save(x, \"/tmp/x\")",
        "torch.from_file(\"/etc/passwd\")",
        "ops.image.write_file(\"x\", y)",
        "torch.save(x, \"y\")",
        "ops . aten . from_file(a)",
        "^Evil()(x)",
        "ops.torchaudio.sox_io_load_audio_file(a)"
      })
  void scriptsThatTouchFilesOrPythonAreMalicious(String call) {
    byte[] archive =
        archive(Pickles.harmless())
            .stored(
                "m/code/__torch__.py",
                text("def forward(self, x):\n    " + call + "\n    return x\n"))
            .end();
    assertThat(Scans.verdict(archive)).isEqualTo(MALICIOUS);
  }

  @Test
  void scriptsThatComputeAreClean() {
    String code =
        "def forward(self, x: Tensor) -> Tensor:\n  y = torch.relu(torch.add(x, 1))\n  return ops.prim.data(y)\n";
    assertThat(
            Scans.verdict(
                archive(Pickles.harmless()).deflated("m/code/__torch__.py", text(code)).end()))
        .isEqualTo(CLEAN);
  }

  @Test
  void operatorsOfALibraryNobodyKnowsAreSuspicious() {
    String code = "def forward(self, x):\n  return ops.acme.transmogrify(x)\n";
    assertThat(
            Scans.verdict(
                archive(Pickles.harmless()).stored("m/code/__torch__.py", text(code)).end()))
        .isEqualTo(SUSPICIOUS);
  }

  @Test
  void anExportedGraphMayOnlyCallOperators() {
    assertThat(Scans.verdict(exported("torch.ops.aten.add.Tensor"))).isEqualTo(CLEAN);
    assertThat(Scans.verdict(exported("_operator.add"))).isEqualTo(CLEAN);
    assertThat(Scans.verdict(exported("torch.ops.aten.save.default"))).isEqualTo(MALICIOUS);
    assertThat(Scans.verdict(exported("os.system"))).isEqualTo(MALICIOUS);
    assertThat(Scans.verdict(exported("torch.ops.acme.op.default"))).isEqualTo(SUSPICIOUS);
  }

  private static byte[] exported(String target) {
    return new Zips()
        .stored("m/archive_format", text("pt2"))
        .stored(
            "m/models/model.json", text("{\"nodes\": [{\"target\": \"%s\"}]}".formatted(target)))
        .end();
  }

  @Test
  void aNativeLibraryInAnArchiveIsMalicious() {
    byte[] library = new byte[200];
    System.arraycopy(text("\177ELF\2\1\1"), 0, library, 0, 7);
    byte[] archive =
        new Zips()
            .stored("m/archive_format", text("pt2"))
            .stored("m/data/aotinductor/model/x.so", library)
            .end();
    assertThat(Scans.verdict(archive)).isEqualTo(MALICIOUS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "torch.ops.aten.relu.default",
        "_operator.add",
        "torch.sym_max",
        "math.sqrt",
        "torch._higher_order_ops.cond.cond_op"
      })
  void anExportedGraphThatComputesIsClean(String target) {
    assertThat(Scans.verdict(exported(target))).isEqualTo(CLEAN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "os.system",
        "os\\u002esystem",
        "_operator.call",
        "operator.methodcaller",
        "torch.hub.load",
        "torch._higher_order_ops.utils.os.system",
        "torch.ops.aten.save.default",
        "torch.ops.evil.run_shell.default"
      })
  void anExportedGraphThatCallsPythonIsMalicious(String target) {
    assertThat(Scans.verdict(exported(target))).isEqualTo(MALICIOUS);
  }

  @Test
  void aTargetWhoseKeyIsEscapedIsATarget() {
    byte[] archive =
        new Zips()
            .stored("m/archive_format", text("pt2"))
            .stored("m/models/model.json", text("{\"\\u0074arget\": \"os.system\"}"))
            .end();
    assertThat(Scans.verdict(archive)).isEqualTo(MALICIOUS);
  }
}
