package dev.trivet.cli;

import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.provenance.Attestations;
import dev.trivet.artifact.integrity.signer.Trust;
import dev.trivet.artifact.integrity.stated.ReadSums;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// The options that name attestations of where a model comes from, and whose count.
final class AttestationOptions {
  private static final String FILES = "--provenance";

  private AttestationOptions() {}

  static void describe(Usage usage) {
    usage.options(
        FILES, "FILE", "Attestations of where it comes from (SLSA). May stand several times.");
    TrustOptions.OF_BUILDER.describeBuilder(usage);
  }

  /// @param signer of the model, whose attestations count when no builder is named
  /// @return nothing when no file is named
  static Optional<Attestations> read(Given given, TrustOptions options, Optional<Trust> signer)
      throws Refusal {
    Optional<Trust> builder = TrustOptions.OF_BUILDER.read(given);
    List<String> names = given.options(FILES);
    if (names.isEmpty()) {
      if (builder.isPresent()) {
        throw new Refusal(ExitCode.USAGE, "a builder is named and no " + FILES);
      }
      return Optional.empty();
    }
    Optional<Trust> by = builder.or(() -> signer);
    if (by.isEmpty()) {
      throw new Refusal(
          ExitCode.USAGE,
          "whose attestations are to be trusted?",
          TrustOptions.OF_BUILDER.ways() + " says so",
          options.ways() + " trusts the model's signer with them too");
    }
    var files = new ArrayList<Octets>();
    for (String name : names) {
      files.add(KeyFiles.bytes(name, ReadSums.LARGEST));
    }
    return Optional.of(new Attestations(files, by.get()));
  }
}
