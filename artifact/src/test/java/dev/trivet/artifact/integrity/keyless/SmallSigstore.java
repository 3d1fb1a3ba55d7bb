package dev.trivet.artifact.integrity.keyless;

import dev.trivet.artifact.integrity.TestCertificates;
import dev.trivet.artifact.integrity.TestCertificates.Use;
import dev.trivet.artifact.integrity.bundle.Content;
import dev.trivet.artifact.integrity.form.Der;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.form.Pem;
import dev.trivet.artifact.integrity.form.WriteJson;
import dev.trivet.artifact.integrity.key.Certificates;
import dev.trivet.artifact.integrity.key.SigningKey;
import java.nio.ByteBuffer;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.List;

/// A whole sigstore instance: an authority, a certificate log, a transparency log, a timestamp
/// authority. Everything it makes is valid; tests change it afterwards.
///
/// @param log of signatures
/// @param certificateLog of certificates
public record SmallSigstore(
    TestCertificates authority,
    TestCertificates timestamps,
    TestCertificates timestampRoot,
    SigningKey log,
    SigningKey certificateLog) {
  static final Identity IDENTITY = new Identity("ada@example.org", "https://issuer.example.org");
  static final Instant SIGNED_AT = Instant.parse("2026-03-01T12:00:00Z");
  private static final String HOST = "log.example.org";

  static SmallSigstore make() throws Malformed {
    TestCertificates root = TestCertificates.root("Timestamps");
    return new SmallSigstore(
        TestCertificates.root("Authority"),
        root.issue("Clock", Use.TIMESTAMPS),
        root,
        TestCertificates.newKey(),
        TestCertificates.newKey());
  }

  String trustRoot() {
    var json = new WriteJson().object();
    json.text("mediaType", "application/vnd.dev.sigstore.trustedroot+json;version=0.1");
    log(json.array("tlogs"), "https://" + HOST, log).end();
    log(json.array("ctlogs"), "https://certificates.example.org", certificateLog).end();
    authority(json.array("certificateAuthorities"), List.of(authority.certificate())).end();
    authority(
            json.array("timestampAuthorities"),
            List.of(timestamps.certificate(), timestampRoot.certificate()))
        .end();
    return json.end().done();
  }

  private static WriteJson log(WriteJson json, String address, SigningKey key) {
    Octets encoded = Octets.of(key.verification().key().getEncoded());
    json.object().text("baseUrl", address).object("publicKey");
    json.text("rawBytes", encoded.base64()).object("validFor");
    json.text("start", TestCertificates.FROM.toString()).end().end();
    return json.object("logId").text("keyId", encoded.sha256().base64()).end().end();
  }

  private static WriteJson authority(WriteJson json, List<X509Certificate> chain) {
    json.object().object("certChain").array("certificates");
    for (X509Certificate certificate : chain) {
      json.object().text("rawBytes", Certificates.encoded(certificate).base64()).end();
    }
    json.end().end().object("validFor").text("start", TestCertificates.FROM.toString());
    return json.end().end();
  }

  /// A bundle over a statement, signed by [#IDENTITY].
  String sign(Octets payload) throws Malformed {
    TestCertificates leaf = leaf(IDENTITY);
    var unsigned =
        new Content.Envelope("application/vnd.in-toto+json", payload, List.of(Octets.utf8("")));
    Octets signature = leaf.key().sign(unsigned.preAuthentication());
    var json = new WriteJson().object();
    json.text("mediaType", "application/vnd.dev.sigstore.bundle.v0.3+json");
    json.object("verificationMaterial").object("certificate");
    json.text("rawBytes", Certificates.encoded(leaf.certificate()).base64()).end();
    entry(json, body(payload, signature, leaf.certificate()));
    json.object("timestampVerificationData").array("rfc3161Timestamps").object();
    json.text("signedTimestamp", timestamp(signature).base64()).end().end().end().end();
    json.object("dsseEnvelope").text("payload", payload.base64());
    json.text("payloadType", unsigned.payloadType()).array("signatures").object();
    return json.text("sig", signature.base64()).end().end().end().end().done();
  }

  /// A certificate the certificate log has seen.
  private TestCertificates leaf(Identity identity) throws Malformed {
    Octets name = Der.write(Der.SEQUENCE, Der.write(0x81, Octets.utf8(identity.name())));
    Octets issuer = Der.write(Der.UTF8_STRING, Octets.utf8(identity.issuer()));
    Octets names = extension("0603551d11", name);
    Octets issued = extension("060a2b0601040183bf300108", issuer);
    SigningKey key = TestCertificates.newKey();
    Octets before = authority.bodyOf(key, "it", Use.SIGNING, names, issued);
    Octets seen = extension("060a2b06010401d679020402", Der.write(Der.OCTET_STRING, seen(before)));
    return authority.sign(key, authority.bodyOf(key, "it", Use.SIGNING, names, issued, seen));
  }

  private static Octets extension(String oid, Octets value) throws Malformed {
    return Der.write(
        Der.SEQUENCE, Octets.hex("extension", oid), Der.write(Der.OCTET_STRING, value));
  }

  private Octets seen(Octets precertificate) throws Malformed {
    Octets logKey = Octets.of(certificateLog.verification().key().getEncoded()).sha256();
    Octets issuer = Octets.of(authority.certificate().getPublicKey().getEncoded()).sha256();
    var unsigned = new CertificateTimestamp(logKey, SIGNED_AT, Octets.utf8(""), Octets.utf8(""));
    Octets signature = certificateLog.sign(unsigned.signed(issuer, precertificate));
    Octets one =
        Octets.join(
            Octets.of(new byte[1]),
            logKey,
            number(8, SIGNED_AT.toEpochMilli()),
            number(2, 0),
            number(2, 0x0403),
            number(2, signature.size()),
            signature);
    Octets sized = Octets.join(number(2, one.size()), one);
    return Octets.join(number(2, sized.size()), sized);
  }

  private static Octets number(int bytes, long value) {
    return Octets.of(ByteBuffer.allocate(8).putLong(value).array()).from(8 - bytes);
  }

  private static String body(Octets payload, Octets signature, X509Certificate certificate) {
    String pem = new Pem("CERTIFICATE", Certificates.encoded(certificate)).text();
    var json = new WriteJson().object().text("apiVersion", "0.0.1").text("kind", "dsse");
    json.object("spec").object("payloadHash").text("algorithm", "sha256");
    json.text("value", payload.sha256().hex()).end().array("signatures").object();
    json.text("signature", signature.base64());
    return json.text("verifier", Octets.utf8(pem).base64()).end().end().end().end().done();
  }

  /// The log's second entry, with the way to the root of its tree of two.
  private void entry(WriteJson json, String text) throws Malformed {
    Octets body = Octets.utf8(text);
    Octets id = Octets.of(log.verification().key().getEncoded()).sha256();
    String promised =
        new WriteJson()
            .object()
            .text("body", body.base64())
            .number("integratedTime", SIGNED_AT.getEpochSecond())
            .text("logID", id.hex())
            .number("logIndex", 7)
            .end()
            .done();
    Octets sibling = Octets.utf8("another entry").sha256();
    Octets leaf = Octets.join(Octets.of(new byte[] {0}), body).sha256();
    Octets root = Octets.join(Octets.of(new byte[] {1}), sibling, leaf).sha256();
    json.array("tlogEntries").object().text("logIndex", "7");
    json.object("logId").text("keyId", id.base64()).end();
    json.object("kindVersion").text("kind", "dsse").text("version", "0.0.1").end();
    json.text("integratedTime", Long.toString(SIGNED_AT.getEpochSecond()));
    json.object("inclusionPromise");
    json.text("signedEntryTimestamp", log.sign(Octets.utf8(promised)).base64()).end();
    json.object("inclusionProof").text("logIndex", "1").text("treeSize", "2");
    json.text("rootHash", root.base64()).array("hashes").text(sibling.base64()).end();
    json.object("checkpoint").text("envelope", checkpoint(root, id)).end().end();
    json.text("canonicalizedBody", body.base64()).end().end();
  }

  private String checkpoint(Octets root, Octets id) throws Malformed {
    String text = HOST + "\n2\n" + root.base64() + "\n";
    Octets line = Octets.join(id.first(4), log.sign(Octets.utf8(text)));
    return text
        + "\n\u2014 witness.example.org "
        + line.base64()
        + "\n\u2014 "
        + HOST
        + " "
        + line.base64()
        + "\n";
  }

  /// A response of the timestamp authority over the signature (RFC 3161).
  private Octets timestamp(Octets signature) throws Malformed {
    Octets sha256 = Octets.hex("SHA-256", "300b0609608648016503040201");
    Octets ecdsa = Octets.hex("ECDSA with SHA-256", "300a06082a8648ce3d040302");
    Octets version = Octets.hex("1", "020101");
    Octets kind = Octets.hex("TSTInfo", "060b2a864886f70d0109100104");
    Octets imprint =
        Der.write(Der.SEQUENCE, sha256, Der.write(Der.OCTET_STRING, signature.sha256()));
    Octets info =
        Der.write(
            Der.SEQUENCE,
            version,
            Octets.hex("policy", "06022a03"),
            imprint,
            version,
            TestCertificates.time(SIGNED_AT.plusSeconds(1)));
    Octets own = Certificates.encoded(timestamps.certificate()).sha256();
    Octets id = Der.write(Der.SEQUENCE, Der.write(Der.OCTET_STRING, own));
    Octets attributes =
        Octets.join(
            attribute("06092a864886f70d010903", kind),
            attribute("06092a864886f70d010904", Der.write(Der.OCTET_STRING, info.sha256())),
            attribute(
                "060b2a864886f70d010910022f",
                Der.write(Der.SEQUENCE, Der.write(Der.SEQUENCE, id))));
    Octets by =
        Der.write(
            Der.SEQUENCE,
            Octets.of(timestamps.certificate().getIssuerX500Principal().getEncoded()),
            Der.write(
                Der.INTEGER, Octets.of(timestamps.certificate().getSerialNumber().toByteArray())));
    Octets signed = timestamps.key().sign(Der.write(Der.SET, attributes));
    Octets signer =
        Der.write(
            Der.SEQUENCE,
            version,
            by,
            sha256,
            Der.write(0xa0, attributes),
            ecdsa,
            Der.write(Der.OCTET_STRING, signed));
    Octets content =
        Der.write(Der.SEQUENCE, kind, Der.write(0xa0, Der.write(Der.OCTET_STRING, info)));
    Octets data =
        Der.write(
            Der.SEQUENCE,
            Octets.hex("3", "020103"),
            Der.write(Der.SET, sha256),
            content,
            Der.write(Der.SET, signer));
    Octets signedData = Octets.hex("signedData", "06092a864886f70d010702");
    return Der.write(
        Der.SEQUENCE,
        Octets.hex("granted", "3003020100"),
        Der.write(Der.SEQUENCE, signedData, Der.write(0xa0, data)));
  }

  private static Octets attribute(String oid, Octets value) throws Malformed {
    return Der.write(Der.SEQUENCE, Octets.hex("attribute", oid), Der.write(Der.SET, value));
  }
}
