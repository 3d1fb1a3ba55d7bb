package dev.trivet.artifact.integrity.keyless;

import dev.trivet.artifact.integrity.bundle.Bundle;
import dev.trivet.artifact.integrity.bundle.BundleVersion;
import dev.trivet.artifact.integrity.bundle.Material;
import dev.trivet.artifact.integrity.check.Step;
import dev.trivet.artifact.integrity.check.StepFailed;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.key.CertificatePath;
import dev.trivet.artifact.integrity.key.Certificates;
import dev.trivet.artifact.integrity.key.VerificationKey;
import java.security.cert.X509Certificate;
import java.time.Instant;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.stream.Stream;

/// Verifies that a bundle was signed by an identity, offline.
///
/// In order: the log's entries are of this signature and in the log; timestamps are of this
/// signature; at every time so proven the certificate was valid and led to a trusted authority; a
/// certificate log has seen it; it names the identity; its key made the signature. What a bundle
/// offers beyond what is needed must hold as well.
public final class VerifyKeyless {
  private static final String WHERE = "certificate";

  private final TrustRoot root;

  public VerifyKeyless(TrustRoot root) {
    this.root = root;
  }

  /// @param signed what the signature is over: an artefact, or an envelope's pre-authentication
  ///   form
  public KeylessSigner verify(Bundle bundle, Octets signed, Identity identity) throws StepFailed {
    X509Certificate certificate = certificate(bundle);
    var entry = new SignedEntry(bundle.content(), signed, certificate);
    List<Instant> times = new SigningTimes(root).prove(bundle, entry);
    requireCertified(certificate, times);
    new CheckIdentity(identity).of(certificate);
    requireSignature(entry);
    return new KeylessSigner(identity, certificate, Collections.min(times));
  }

  private static X509Certificate certificate(Bundle bundle) throws StepFailed {
    Octets encoded =
        switch (bundle.material()) {
          case Material.Certificate one -> one.encoded();
          case Material.Chain chain when bundle.version() != BundleVersion.V0_3 -> leaf(chain);
          case Material.Chain chain ->
              throw new StepFailed(
                  Step.MATERIAL,
                  "x509CertificateChain",
                  "a keyless bundle of 0.3 holds one certificate; was it signed by certificate?");
          case Material.Key key ->
              throw new StepFailed(
                  Step.MATERIAL, "publicKey", "it was signed by key, not by an identity");
        };
    try {
      return Certificates.ofDer(WHERE, encoded);
    } catch (Malformed e) {
      throw StepFailed.of(Step.MATERIAL, WHERE, e);
    }
  }

  /// A root within the bundle would be one the bundle chose for itself.
  private static Octets leaf(Material.Chain chain) throws StepFailed {
    try {
      for (X509Certificate given : Certificates.ofDer(WHERE, chain.certificates())) {
        if (Certificates.isSelfSigned(given)) {
          throw new StepFailed(
              Step.MATERIAL, "x509CertificateChain", "a root certificate stands in the bundle");
        }
      }
    } catch (Malformed e) {
      throw StepFailed.of(Step.MATERIAL, "x509CertificateChain", e);
    }
    return chain.certificates().getFirst();
  }

  /// A way to a trusted authority.
  private record Issued(Authority authority, CertificatePath path) {}

  /// Who issued it does not change with time, so each way is checked as a whole once, and for every
  /// other time only whether all of it was valid then.
  private void requireCertified(X509Certificate certificate, List<Instant> times)
      throws StepFailed {
    List<Issued> ways =
        root.certificateAuthorities().stream().flatMap(a -> ways(certificate, a)).toList();
    var checked = new HashSet<CertificatePath>();
    for (Instant time : times) {
      CertificatePath path = pathAt(time, ways);
      if (checked.add(path)) {
        path.requireValid(Step.CERTIFICATE, WHERE, time);
        new CheckTransparency(root).of(path);
      } else {
        path.requireWithin(Step.CERTIFICATE, WHERE, time);
      }
    }
  }

  private static Stream<Issued> ways(X509Certificate certificate, Authority authority) {
    return CertificatePath.find(certificate, authority.chain(), List.of(authority.root()))
        .map(path -> new Issued(authority, path))
        .stream();
  }

  private static CertificatePath pathAt(Instant time, List<Issued> ways) throws StepFailed {
    return ways.stream()
        .filter(way -> way.authority().validity().holds(time))
        .map(Issued::path)
        .findFirst()
        .orElseThrow(() ->
            new StepFailed(
                Step.CERTIFICATE,
                WHERE,
                "no authority that was trusted at " + time + " issued it"));
  }

  private static void requireSignature(SignedEntry entry) throws StepFailed {
    try {
      var key = VerificationKey.of(entry.certificate().getPublicKey());
      if (!key.verifies(entry.signed(), entry.signature())) {
        throw new StepFailed(
            Step.SIGNATURE,
            "signature",
            "it is not one of the certificate's key over what is signed");
      }
    } catch (Malformed e) {
      throw StepFailed.of(Step.SIGNATURE, WHERE, e);
    }
  }
}
