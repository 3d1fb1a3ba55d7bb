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
record TrustOptions(String key, String certificates) {
  /// As commands name them that know one key only.
  static final TrustOptions PLAIN = new TrustOptions("--key", "--certificate-chain");

  /// As the gate names them, whose `--key` seals decisions.
  static final TrustOptions OF_GATE = new TrustOptions("--trusted-key", "--trusted-certificate");

  private static final String IDENTITY = "--identity";
  private static final String ISSUER = "--issuer";
  private static final String ROOT = "--trust-root";

  void describe(Usage usage) {
    usage
        .option(key, "PEM", "Trust the holder of this public key.")
        .option(certificates, "PEM", "Trust these certificates' authorities.")
        .option(IDENTITY, "ID", "Trust this identity, exactly: an e-mail address or URI.")
        .option(ISSUER, "URL", "Who must have vouched for the identity.")
        .option(ROOT, "FILE", "A trusted_root.json: the sigstore instance that knows it.");
  }

  /// `--key, --certificate-chain or --identity`
  String ways() {
    return "%s, %s or %s".formatted(key, certificates, IDENTITY);
  }

  /// @return nothing when nobody is named
  Optional<Trust> read(Given given) throws Refusal {
    List<String> ways = Stream.of(key, certificates, IDENTITY).filter(given::has).toList();
    if (ways.size() > 1) {
      throw new Refusal(ExitCode.USAGE, String.join(" and ", ways) + " exclude each other");
    }
    if (ways.isEmpty()) {
      if (given.has(ISSUER) || given.has(ROOT)) {
        throw new Refusal(ExitCode.USAGE, "--issuer and --trust-root go with --identity");
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

  private static Trust identity(Given given, String name) throws Refusal, Malformed {
    Optional<String> issuer = given.option(ISSUER);
    Optional<String> root = given.option(ROOT);
    if (issuer.isEmpty() || root.isEmpty() || name.isBlank() || issuer.get().isBlank()) {
      throw new Refusal(
          ExitCode.USAGE,
          "--identity needs --issuer and --trust-root",
          "the public instance's trusted_root.json is at sigstore/root-signing");
    }
    try {
      return new Trust.OfIdentity(
          new Identity(name, issuer.get()), TrustRoot.read(KeyFiles.bytes(root.get())));
    } catch (Malformed e) {
      throw new Malformed(root.get() + ": " + e.why());
    }
  }
}
