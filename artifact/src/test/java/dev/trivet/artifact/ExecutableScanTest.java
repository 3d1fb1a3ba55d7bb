package dev.trivet.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.artifact.archive.Zips;
import dev.trivet.artifact.rule.Verdict;
import dev.trivet.artifact.scan.ScanResult;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Machine code, under its own name and under another.
class ExecutableScanTest {
  private static byte[] elf(String names) {
    return new ByteWriter().u8(0x7f).ascii("ELF").u8(2, 1, 1).zeros(57).ascii(names).toBytes();
  }

  @Test
  void aLibraryUnderItsOwnNameIsADangerousFormat() {
    for (String name : List.of("libm.so", "libm.so.6", "libgomp.so.1.0.0", "m.dll", "m.dylib")) {
      ScanResult result = Scans.named(name, elf("sqrt"));
      assertThat(result.verdict()).as(name).isEqualTo(Verdict.DANGEROUS_FORMAT);
      assertThat(Scans.rules(result)).as(name).containsExactly("executable-file");
    }
  }

  @Test
  void aCompiledModelSaysWhatRunsIt() {
    ScanResult result = Scans.named("model.so", elf("AOTInductorModelContainerCreate"));
    assertThat(Scans.rules(result)).containsExactly("executable-model");
    assertThat(result.verdict()).isEqualTo(Verdict.DANGEROUS_FORMAT);
    assertThat(Scans.messages(result)).contains("AOTInductor");
  }

  @Test
  void aLibraryInThePlaceOfAModelIsMalicious() {
    for (String name : List.of("model.bin", "model.pt", "model.so.pt", "weights")) {
      assertThat(Scans.named(name, elf("")).verdict()).as(name).isEqualTo(Verdict.MALICIOUS);
    }
  }

  @Test
  void aLibraryWithinAModelIsMaliciousUnderAnyName() {
    byte[] zip =
        new Zips().stored("m/data.pkl", new byte[] {'N', '.'}).stored("m/a.so", elf("")).end();
    assertThat(Scans.verdict(zip)).isEqualTo(Verdict.MALICIOUS);
  }
}
