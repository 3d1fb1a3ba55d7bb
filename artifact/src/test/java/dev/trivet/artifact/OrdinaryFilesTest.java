package dev.trivet.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.artifact.archive.Zips;
import dev.trivet.artifact.pickle.Pickles;
import dev.trivet.artifact.rule.Verdict;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Files that are no models and look a little like attacks: what lies beside models in every
/// package.
class OrdinaryFilesTest {
  private static final byte[] JAVA_CLASS =
      Arrays.copyOf(
          new byte[] {(byte) 0xca, (byte) 0xfe, (byte) 0xba, (byte) 0xbe, 0, 0, 0, 65}, 64);
  private static final byte[] ELF =
      Arrays.copyOf("\177ELF\2\1\1".getBytes(StandardCharsets.ISO_8859_1), 64);

  @ParameterizedTest
  @ValueSource(
      strings = {
        "Manifest-Version: 1.0\nCreated-By: Maven\n\n",
        "import os\nimport sys\n\nprint(sys.argv)\n",
        "import x from './y.js';\nimport z from 'z';\n",
        "int foo();\nint main() { return foo(); }\n",
        "include(Platform/UnixPaths)\ninclude(x)\n",
        "include README.md\ninclude CHANGELOG.txt\nrecursive-include x *\n",
        "i\nme\nmy\nmyself\nwe\n",
        "rule cc\n  command = gcc -c $in\nbuild a: cc b\n",
        "cat\ndog\nemu\n",
      })
  void wordsThatReadAsOpcodesAreNoPickle(String text) {
    Scanned scanned = Scanned.of("NOTES", text);
    assertThat(scanned.verdict()).isEqualTo(Verdict.CLEAN);
    assertThat(scanned.format()).isNotEqualTo("pickle");
  }

  @Test
  void wordsOfAListInAnOldEncodingAreNoHiddenPickle() {
    byte[] words =
        "% lang\u00e9 \u00fe\n.c3ch\ncnt\na3rio\nRa.\ncsh\nendif\n)Rx\nli3gent.\nintelli3gent.\n"
            .getBytes(StandardCharsets.ISO_8859_1);
    assertThat(Scanned.of("hyphen.fr", words).verdict()).isEqualTo(Verdict.NOT_UNDERSTOOD);
  }

  @Test
  void aPostScriptFontIsNoPickle() {
    byte[] font =
        Pickles.bare()
            .bytes(0x80, 1, 0x95, 0x03, 0, 0)
            .latin1("%!PS-AdobeFont-1.0: NimbusSans 1.0\n\0\0\0")
            .cut();
    assertThat(Scanned.of("NimbusSans.pfb", font).verdict()).isEqualTo(Verdict.NOT_UNDERSTOOD);
  }

  @Test
  void aPickleBehindTheHeadOfAFontIsFound() {
    byte[] disguised =
        Pickles.bare()
            .bytes(0x80, 1, 0x95, 0x03, 0, 0)
            .latin1("%!PS-AdobeFont-1.0")
            .raw(Pickles.harmful())
            .cut();
    assertThat(Scanned.of("font.pfb", disguised).verdict()).isEqualTo(Verdict.MALICIOUS);
  }

  @Test
  void aStreamThatNamesWhatNobodyCanImportIsNotUnderstood() {
    byte[] pickle = Pickles.protocol(2).global("a b", "c-d").call("x").stop();
    assertThat(Scans.verdict(pickle)).isEqualTo(Verdict.NOT_UNDERSTOOD);
    byte[] walk = Pickles.protocol(4).stackGlobal("acme", "a..b").call("x").stop();
    assertThat(Scans.verdict(walk)).isEqualTo(Verdict.NOT_UNDERSTOOD);
  }

  @Test
  void aModuleOfTheHubsLibraryMayHaveHyphens() {
    byte[] pickle = Pickles.protocol(4).stackGlobal("hub.name-7b.1f", "Model").call("x").stop();
    assertThat(Scans.verdict(pickle)).isEqualTo(Verdict.SUSPICIOUS);
  }

  @Test
  void classesInAProgramsArchiveAreADangerousFormat() {
    byte[] jar = Zips.of("a/B.class", JAVA_CLASS);
    assertThat(Scanned.of("b.jar", jar).verdict()).isEqualTo(Verdict.DANGEROUS_FORMAT);
  }

  @Test
  void aProgramIsDisguisedInAModelAndNotInAWheel() {
    byte[] archive = Zips.of("a/t.exe", ELF);
    assertThat(Scanned.of("pip.whl", archive).verdict()).isEqualTo(Verdict.DANGEROUS_FORMAT);
    assertThat(Scanned.of("model.pt", archive).verdict()).isEqualTo(Verdict.MALICIOUS);
  }

  @ParameterizedTest
  @ValueSource(strings = {"libm.so", "libm.so.6", "libm.so.6.0.12", "libm.dylib"})
  void aLibraryNamedAsOneIsADangerousFormat(String name) {
    assertThat(Scanned.of(name, ELF).verdict()).isEqualTo(Verdict.DANGEROUS_FORMAT);
  }

  @ParameterizedTest
  @ValueSource(strings = {"model.bin", "model.so.bin", "model", "weights.1"})
  void aLibraryNamedAsAModelIsMalicious(String name) {
    assertThat(Scanned.of(name, ELF).verdict()).isEqualTo(Verdict.MALICIOUS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{% extends 'base.html' %}{% block a %}{{ title }}{% endblock %}",
        "sub f { my %o = %{$x}; return {% $x, %{{ map { $_ => 1 } @y }} }; } __END__\n",
      })
  void pagesAndProgramsWithBracketsAreNoChatTemplates(String text) {
    assertThat(Scanned.of("page.html", text).verdict()).isEqualTo(Verdict.CLEAN);
  }

  @Test
  void aTemplateThatWalksIsOneUnderAnyName() {
    String walk = "{{ cycler.__init__.__globals__.os.popen('echo x').read() }}";
    assertThat(Scanned.of("page.html", walk).verdict()).isEqualTo(Verdict.MALICIOUS);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {
        "PUBLIC \"-//Apple//DTD PLIST 1.0//EN\" \"http://www.apple.com/DTDs/PropertyList-1.0.dtd\"",
        "PUBLIC \"-//W3C//DTD SVG 1.1//EN\" \"http://www.w3.org/Graphics/SVG/1.1/DTD/svg11.dtd\"",
        "SYSTEM \"urn:fontconfig:fonts.dtd\"",
        "[<!ENTITY % b PUBLIC \"-//W3C//x\" \"http://www.w3.org/TR/xhtml1/x.ent\">]",
      })
  void wellKnownDocumentTypesAreClean(String type) {
    assertThat(Scanned.of("a.xml", "<!DOCTYPE a " + type + "><a/>").verdict())
        .isEqualTo(Verdict.CLEAN);
  }

  @Test
  void aDocumentTypeFromElsewhereIsJudgedByWhere() {
    assertThat(documentType("SYSTEM \"http://127.0.0.1/x.dtd\"")).isEqualTo(Verdict.MALICIOUS);
    assertThat(documentType("SYSTEM '/etc/passwd'")).isEqualTo(Verdict.MALICIOUS);
    assertThat(documentType("SYSTEM \"beside.dtd\"")).isEqualTo(Verdict.SUSPICIOUS);
    assertThat(documentType("PUBLIC \"-//W3C//x\" \"http://127.0.0.1/\""))
        .isEqualTo(Verdict.SUSPICIOUS);
    assertThat(documentType("[<!ENTITY b SYSTEM \"http://127.0.0.1/w3.org/\">]"))
        .isEqualTo(Verdict.MALICIOUS);
  }

  private static Verdict documentType(String type) {
    return Scanned.of("a.xml", "<!DOCTYPE a " + type + "><a/>").verdict();
  }
}
