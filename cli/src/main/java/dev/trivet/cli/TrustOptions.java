package dev.trivet.cli;

import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.key.Certificates;
import dev.trivet.artifact.integrity.keyless.Identity;
import dev.trivet.artifact.integrity.keyless.TrustRoot;
import dev.trivet.artifact.integrity.signer.Trust;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// The options that say whom to trust.
///
/// @param key the option that names a public key
/// @param certificates the option that names certificates
/// @param identity the option that names a keyless identity
/// @param issuer the option that says who vouches for it
record TrustOptions(String key, String certificates, String identity, String issuer) {
  /// As commands name them that know one key only.
  static final TrustOptions PLAIN =
      new TrustOptions("--key", "--certificate-chain", "--identity", "--issuer");

  /// As the gate names them, whose `--key` seals decisions.
  static final TrustOptions OF_GATE =
      new TrustOptions("--trusted-key", "--trusted-certificate", "--identity", "--issuer");

  /// Who builds models, where that is somebody else than who signs them.
  static final TrustOptions OF_BUILDER =
      new TrustOptions(
          "--builder-key", "--builder-certificate", "--builder-identity", "--builder-issuer");

  private static final String ROOT = "--trust-root";

  void describe(Usage usage) {
    usage
        .option(key, "PEM", "Trust the holder of this public key.")
        .option(certificates, "PEM", "Trust these certificates' authorities.")
        .option(identity, "ID", "Trust this identity, exactly: an e-mail address or URI.")
        .option(issuer, "URL", "Who must have vouched for the identity.")
        .option(ROOT, "FILE", "A trusted_root.json: the sigstore instance that knows it.");
  }

  /// The same of a builder, who has the trust root of the signer.
  void describeBuilder(Usage usage) {
    usage
        .option(key, "PEM", "Trust the attestations of this key, not those of the signer.")
        .option(certificates, "PEM", "Or those under these certificates' authorities.")
        .option(identity, "ID", "Or those of this identity.")
        .option(issuer, "URL", "Who must have vouched for that identity.");
  }

  /// `--key, --certificate-chain or --identity`
  String ways() {
    return "%s, %s or %s".formatted(key, certificates, identity);
  }

  /// @return nothing when nobody is named
  Optional<Trust> read(Given given) throws Refusal {
    List<String> ways = Stream.of(key, certificates, identity).filter(given::has).toList();
    if (ways.size() > 1) {
      throw new Refusal(ExitCode.USAGE, String.join(" and ", ways) + " exclude each other");
    }
    if (ways.isEmpty()) {
      boolean isRootAlone = given.has(ROOT) && !isIdentityNamed(given);
      if (given.has(issuer) || isRootAlone) {
        throw new Refusal(ExitCode.USAGE, "%s and %s go with %s".formatted(issuer, ROOT, identity));
      }
      return Optional.empty();
    }
    String way = ways.getFirst();
    String named = given.option(way).orElseThrow();
    if (way.equals(key)) {
      return Optional.of(new Trust.OfKey(KeyFiles.publicKey(named)));
    }
    try {
      return Optional.of(
          way.equals(certificates)
              ? new Trust.OfCertificates(Certificates.ofPem(named, KeyFiles.bytes(named).text()))
              : identity(given, named));
    } catch (Malformed e) {
      throw new Refusal(ExitCode.REFUSED, e.why());
    }
  }

  private static boolean isIdentityNamed(Given given) {
    return Stream.of(PLAIN, OF_BUILDER).anyMatch(options -> given.has(options.identity));
  }

  private Trust identity(Given given, String name) throws Refusal, Malformed {
    Optional<String> vouching = given.option(issuer);
    Optional<String> root = given.option(ROOT);
    if (vouching.isEmpty() || root.isEmpty() || name.isBlank() || vouching.get().isBlank()) {
      throw new Refusal(
          ExitCode.USAGE,
          "%s needs %s and %s".formatted(identity, issuer, ROOT),
          "the public instance's trusted_root.json is at sigstore/root-signing");
    }
    try {
      return new Trust.OfIdentity(
          new Identity(name, vouching.get()), TrustRoot.read(KeyFiles.bytes(root.get())));
    } catch (Malformed e) {
      throw new Malformed(root.get() + ": " + e.why());
    }
  }
}
