package dev.trivet.cli;

import dev.trivet.artifact.integrity.ReadBounded;
import dev.trivet.artifact.integrity.check.StepFailed;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.key.Certificates;
import dev.trivet.artifact.integrity.key.VerificationKey;
import dev.trivet.artifact.integrity.keyless.Identity;
import dev.trivet.artifact.integrity.keyless.TrustRoot;
import dev.trivet.artifact.integrity.signer.Trust;
import java.util.List;
import java.util.Optional;

/// The options that say whom to trust.
final class TrustOptions {
  private static final int LARGEST = 4 << 20;
  private static final List<String> WAYS = List.of("--key", "--certificate-chain", "--identity");

  private TrustOptions() {}

  static void describe(Usage usage) {
    usage
        .option("--key", "PEM", "Trust the holder of this public key.")
        .option("--certificate-chain", "PEM", "Trust these certificates' authorities.")
        .option("--identity", "ID", "Trust this identity, exactly: an e-mail address or URI.")
        .option("--issuer", "URL", "Who must have vouched for the identity.")
        .option("--trust-root", "FILE", "The sigstore instance that knows it: trusted_root.json.");
  }

  /// @return nothing when nobody is named
  static Optional<Trust> read(Given given) throws Refusal {
    List<String> ways = WAYS.stream().filter(given::has).toList();
    if (ways.size() > 1) {
      throw new Refusal(ExitCode.USAGE, String.join(" and ", ways) + " exclude each other");
    }
    if (ways.isEmpty()) {
      if (given.has("--issuer") || given.has("--trust-root")) {
        throw new Refusal(ExitCode.USAGE, "--issuer and --trust-root go with --identity");
      }
      return Optional.empty();
    }
    String file = given.option(ways.getFirst()).orElseThrow();
    try {
      return Optional.of(
          switch (ways.getFirst()) {
            case "--key" -> new Trust.OfKey(VerificationKey.ofPem(file, bytes(file).text()));
            case "--certificate-chain" ->
                new Trust.OfCertificates(Certificates.ofPem(file, bytes(file).text()));
            default -> identity(given, file);
          });
    } catch (Malformed e) {
      throw new Refusal(ExitCode.REFUSED, e.why());
    }
  }

  private static Trust identity(Given given, String name) throws Refusal, Malformed {
    Optional<String> issuer = given.option("--issuer");
    Optional<String> root = given.option("--trust-root");
    if (issuer.isEmpty() || root.isEmpty() || name.isBlank() || issuer.get().isBlank()) {
      throw new Refusal(
          ExitCode.USAGE,
          "--identity needs --issuer and --trust-root",
          "the public instance's trusted_root.json is at sigstore/root-signing");
    }
    try {
      return new Trust.OfIdentity(
          new Identity(name, issuer.get()), TrustRoot.read(bytes(root.get())));
    } catch (Malformed e) {
      throw new Malformed(root.get() + ": " + e.why());
    }
  }

  static Octets bytes(String file) throws Refusal {
    try {
      return ReadBounded.of(Inputs.existing(file), LARGEST);
    } catch (StepFailed e) {
      throw new Refusal(ExitCode.COULD_NOT_RUN, file + ": " + e.reason().why());
    }
  }
}
