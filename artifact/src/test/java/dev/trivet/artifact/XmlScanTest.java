package dev.trivet.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.artifact.rule.Verdict;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class XmlScanTest {
  private static Scanned scan(String xml) {
    return Scanned.of("model.xml", xml);
  }

  @Test
  void aModelOfKnownLayersIsClean() {
    Scanned scanned =
        scan(
            "<?xml version=\"1.0\"?><net name=\"n\" version=\"11\"><layers><layer id=\"0\""
                + " type=\"Const\" version=\"opset1\"><data offset=\"0\" size=\"16\"/></layer>"
                + "</layers></net>");
    assertThat(scanned.verdict()).isEqualTo(Verdict.CLEAN);
  }

  @Test
  void anExtensionIsMaliciousEvenBehindCharacterReferences() {
    assertThat(scan("<net version=\"11\"><layer type=\"X\" version=\"extension\"/></net>").rules())
        .containsExactly("openvino-extension");
    assertThat(scan("<net version=\"11\"><data lib=\"x&#46;so\"/></net>").rules())
        .containsExactly("openvino-extension");
  }

  @Test
  void externalEntitiesAreMaliciousInEveryEncoding() {
    String xml = "<!DOCTYPE a [<!ENTITY x SYSTEM \"file:///etc/passwd\">]><a>&x;</a>";
    assertThat(scan(xml).rules()).containsExactly("xml-external-entity");
    byte[] wide = xml.getBytes(StandardCharsets.UTF_16);
    assertThat(Scanned.of("m.xml", wide).rules()).containsExactly("xml-external-entity");
  }

  @Test
  void entitiesThatExplodeAreADenialOfService() {
    var xml = new StringBuilder("<!DOCTYPE a [<!ENTITY e0 \"xxxxxxxxxx\">");
    for (int i = 1; i < 9; i++) {
      xml.append("<!ENTITY e%d \"%s\">".formatted(i, "&e%d;".formatted(i - 1).repeat(10)));
    }
    assertThat(scan(xml + "]><a>&e8;</a>").rules()).containsExactly("xml-bomb");
    assertThat(scan("<!DOCTYPE a [<!ENTITY b \"&c;\"><!ENTITY c \"&b;\">]><a/>").rules())
        .containsExactly("xml-bomb");
  }

  @Test
  void aLongEntityUsedOftenIsADenialOfService() {
    String type = "<!DOCTYPE a [<!ENTITY e \"" + "x".repeat(10_000) + "\">]>";
    assertThat(scan(type + "<a>" + "&e;".repeat(5_000) + "</a>").rules())
        .containsExactly("xml-bomb");
    assertThat(scan(type + "<a>" + "&e;".repeat(50) + "</a>").verdict()).isEqualTo(Verdict.CLEAN);
  }

  @Test
  void anImpossiblePartOfTheWeightsIsADenialOfService() {
    assertThat(scan("<net version=\"11\"><data offset=\"-8\" size=\"9\"/></net>").rules())
        .containsExactly("openvino-weights-claim");
  }

  @Test
  void whatIsNotClosedIsNotClean() {
    assertThat(scan("<?xml version=\"1.0\"?><a><b></a>").verdict())
        .isEqualTo(Verdict.NOT_UNDERSTOOD);
    assertThat(scan("<?xml version=\"1.0\"?>" + "<a>".repeat(100_000)).rules())
        .containsExactly("xml-bomb");
  }

  @Test
  void aLongTagHidesNothingBehindIt() {
    String pad = "<net version=\"11\" pad=\"" + "x".repeat(1 << 20) + "\">";
    assertThat(scan(pad + "<layer type=\"X\" version=\"extension\"/></net>").rules())
        .containsExactly("openvino-extension");
  }
}
