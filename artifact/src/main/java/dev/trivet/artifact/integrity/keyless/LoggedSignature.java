package dev.trivet.artifact.integrity.keyless;

import dev.trivet.artifact.integrity.form.JsonObject;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.form.Pem;
import java.util.ArrayList;
import java.util.List;

/// What an entry of Rekor says, whatever its kind.
///
/// @param isOfEnvelope whether the digest is of an envelope's payload, not of what is signed
/// @param algorithm of the digest, by its Java name
/// @param verifiers certificates in DER form
record LoggedSignature(
    boolean isOfEnvelope,
    String algorithm,
    Octets digest,
    List<Octets> signatures,
    List<Octets> verifiers) {

  LoggedSignature {
    signatures = List.copyOf(signatures);
    verifiers = List.copyOf(verifiers);
  }

  static LoggedSignature read(String kind, JsonObject spec) throws Malformed {
    return switch (kind) {
      case "hashedrekord/0.0.1" -> hashedRekord(spec);
      case "hashedrekord/0.0.2" -> hashedRekord2(spec.object("hashedRekordV002"));
      case "dsse/0.0.1" -> dsse(spec);
      case "dsse/0.0.2" -> dsse2(spec.object("dsseV002"));
      case "intoto/0.0.2" -> intoto(spec);
      default -> throw new Malformed("entries of kind '" + kind + "' are not known");
    };
  }

  private static LoggedSignature hashedRekord(JsonObject spec) throws Malformed {
    JsonObject hash = spec.object("data").object("hash");
    JsonObject signature = spec.object("signature");
    Octets pem = signature.object("publicKey").base64("content");
    return new LoggedSignature(
        false,
        javaName(hash.text("algorithm")),
        Octets.hex(hash.place("value"), hash.text("value")),
        List.of(signature.base64("content")),
        List.of(certificate(pem)));
  }

  private static LoggedSignature hashedRekord2(JsonObject spec) throws Malformed {
    JsonObject data = spec.object("data");
    JsonObject signature = spec.object("signature");
    return new LoggedSignature(
        false,
        javaName(data.text("algorithm")),
        data.base64("digest"),
        List.of(signature.base64("content")),
        List.of(verifier(signature)));
  }

  private static LoggedSignature dsse(JsonObject spec) throws Malformed {
    JsonObject hash = spec.object("payloadHash");
    var signatures = new ArrayList<Octets>();
    var verifiers = new ArrayList<Octets>();
    for (JsonObject signature : spec.array("signatures").objects()) {
      signatures.add(signature.base64("signature"));
      verifiers.add(certificate(signature.base64("verifier")));
    }
    return ofEnvelope(hash, signatures, verifiers);
  }

  private static LoggedSignature dsse2(JsonObject spec) throws Malformed {
    JsonObject hash = spec.object("payloadHash");
    var signatures = new ArrayList<Octets>();
    var verifiers = new ArrayList<Octets>();
    for (JsonObject signature : spec.array("signatures").objects()) {
      signatures.add(signature.base64("content"));
      verifiers.add(verifier(signature));
    }
    return new LoggedSignature(
        true, javaName(hash.text("algorithm")), hash.base64("digest"), signatures, verifiers);
  }

  private static LoggedSignature intoto(JsonObject spec) throws Malformed {
    JsonObject content = spec.object("content");
    JsonObject envelope = content.object("envelope");
    var signatures = new ArrayList<Octets>();
    var verifiers = new ArrayList<Octets>();
    for (JsonObject signature : envelope.array("signatures").objects()) {
      signatures.add(onceMore(signature.base64("sig")));
      verifiers.add(certificate(signature.base64("publicKey")));
    }
    return ofEnvelope(content.object("payloadHash"), signatures, verifiers);
  }

  /// Most clients have put base64 into base64 there, some have not.
  private static Octets onceMore(Octets decoded) {
    try {
      return Octets.base64("sig", decoded.text());
    } catch (Malformed e) {
      return decoded;
    }
  }

  private static LoggedSignature ofEnvelope(
      JsonObject hash, List<Octets> signatures, List<Octets> verifiers) throws Malformed {
    return new LoggedSignature(
        true,
        javaName(hash.text("algorithm")),
        Octets.hex(hash.place("value"), hash.text("value")),
        signatures,
        verifiers);
  }

  private static Octets verifier(JsonObject signature) throws Malformed {
    return signature.object("verifier").object("x509Certificate").base64("rawBytes");
  }

  private static Octets certificate(Octets pem) throws Malformed {
    List<Pem> blocks = Pem.all("the entry's certificate", pem.text());
    if (blocks.size() != 1 || !blocks.getFirst().label().equals("CERTIFICATE")) {
      throw new Malformed("the entry names no certificate");
    }
    return blocks.getFirst().content();
  }

  private static String javaName(String algorithm) throws Malformed {
    return switch (algorithm) {
      case "sha256", "SHA2_256" -> "SHA-256";
      case "sha384", "SHA2_384" -> "SHA-384";
      case "sha512", "SHA2_512" -> "SHA-512";
      default -> throw new Malformed("the digest '" + algorithm + "' is not accepted");
    };
  }
}
