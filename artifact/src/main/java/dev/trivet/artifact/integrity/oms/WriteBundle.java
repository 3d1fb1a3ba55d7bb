package dev.trivet.artifact.integrity.oms;

import dev.trivet.artifact.integrity.bundle.Bundle;
import dev.trivet.artifact.integrity.bundle.BundleVersion;
import dev.trivet.artifact.integrity.bundle.Content;
import dev.trivet.artifact.integrity.bundle.Material;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.form.WriteJson;
import java.util.List;

/// Writes a bundle of a statement signed by key or certificate.
public final class WriteBundle {
  private static final String MEDIA_TYPE = "application/vnd.dev.sigstore.bundle.v0.3+json";

  private WriteBundle() {}

  public static Content.Envelope envelope(Octets payload, Octets signature) {
    return new Content.Envelope(OmsStatement.PAYLOAD_TYPE, payload, List.of(signature));
  }

  public static Bundle bundle(Material material, Content.Envelope envelope) {
    return new Bundle(BundleVersion.V0_3, material, envelope, List.of(), List.of());
  }

  public static String of(Material material, Content.Envelope envelope) {
    var json =
        new WriteJson().object().text("mediaType", MEDIA_TYPE).object("verificationMaterial");
    material(material, json);
    json.array("tlogEntries").end().end().object("dsseEnvelope");
    json.text("payload", envelope.payload().base64()).text("payloadType", envelope.payloadType());
    json.array("signatures").object();
    json.text("sig", envelope.signature().base64()).text("keyid", "").end().end().end().end();
    return json.done() + "\n";
  }

  private static void material(Material material, WriteJson json) {
    switch (material) {
      case Material.Key key ->
          json.object("publicKey").text("hint", key.hint().orElseThrow()).end();
      case Material.Chain chain -> {
        json.object("x509CertificateChain").array("certificates");
        for (Octets certificate : chain.certificates()) {
          json.object().text("rawBytes", certificate.base64()).end();
        }
        json.end().end();
      }
      case Material.Certificate one ->
          json.object("certificate").text("rawBytes", one.encoded().base64()).end();
    }
  }
}
