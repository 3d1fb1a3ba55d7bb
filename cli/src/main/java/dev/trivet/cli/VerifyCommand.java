package dev.trivet.cli;

import dev.trivet.artifact.integrity.Verification.Verified;
import dev.trivet.formats.document.Json;
import java.io.IOException;

/// `trivet verify`: whether a model is the one that was signed, and by whom.
final class VerifyCommand implements Command {
  @Override
  public Usage usage() {
    var usage =
        Usage.of(this, "verify", "Says whether a model is the one that was signed, and by whom.")
            .about(
                "Checks the model's signature (OpenSSF Model Signing), whether somebody you trust"
                    + " made it, and every file against it: each one missing, changed or added is"
                    + " named. Nothing is fetched. Exits 3 when anything does not hold.")
            .about("docs/integrity.md says what is checked, step by step, and what the JSON holds.")
            .needs("MODEL", "A file or a directory.")
            .option(
                "--signature",
                "FILE",
                "The signature; MODEL/model.sig, or MODEL.sig of a file, if left out.");
    TrustOptions.PLAIN.describe(usage);
    AttestationOptions.describe(usage);
    return usage
        .options(
            "--ignore", "PATH", "A path of MODEL that is not looked at. May stand several times.")
        .option("--sums", "FILE", "Also check a checksum file: SHA256SUMS and its kin.")
        .flag("--hub", "Also check the digests a hub's cache or an OCI layout names files by.")
        .example(
            "trivet verify model --key release.pub", "Did the holder of that key sign this model?")
        .example(
            "trivet verify model.gguf --sums SHA256SUMS",
            "Is the download whole? (A checksum does not say who made it.)");
  }

  @Override
  public ExitCode run(Given given, Console console) throws IOException, Refusal {
    var asked = VerifyAsked.read(given, console.clock().instant());
    console.progress().says("Verifying " + asked.model());
    VerifyAnswer answer = asked.answer();
    console.progress().done();
    if (given.json()) {
      Json.write(VerifyAsJson.of(answer), console.out().raw());
    } else {
      new ShowVerify(console.out()).all(answer);
    }
    return holds(answer) ? ExitCode.FINE : ExitCode.REFUSED;
  }

  private static boolean holds(VerifyAnswer answer) {
    return answer.signature().map(Verified.class::isInstance).orElse(true)
        && answer.sums().map(sums -> sums.holds()).orElse(true)
        && answer.hub().map(hub -> hub.holds()).orElse(true)
        && answer.provenance().map(said -> said.said().isPresent()).orElse(true);
  }
}
