package dev.trivet.cli;

import dev.trivet.artifact.integrity.SignAs;
import dev.trivet.artifact.integrity.SignModel;
import dev.trivet.artifact.integrity.SignOptions;
import dev.trivet.artifact.integrity.SignatureFile;
import dev.trivet.artifact.integrity.Signing;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.key.Certificates;
import dev.trivet.artifact.integrity.key.SigningKey;
import dev.trivet.artifact.integrity.manifest.HashRanges;
import dev.trivet.artifact.integrity.manifest.Links;
import dev.trivet.artifact.integrity.manifest.Serialization;
import java.io.IOException;
import java.nio.file.Path;
import java.security.cert.X509Certificate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// `trivet sign`: a signature for a model, by key or certificate.
final class SignCommand implements Command {
  @Override
  public Usage usage() {
    return Usage.of(this, "sign", "Signs a model, by key or certificate.")
        .about(
            "Writes an OpenSSF Model Signing 1.0 bundle over every file but git's and the"
                + " signature, whole or not at all. The key is an unencrypted PKCS#8 PEM file:"
                + " P-256, P-384, P-521 or Ed25519. docs/integrity.md says more.")
        .mayHave("MODEL", "A file or a directory.")
        .option("--key", "PEM", "The private key to sign with.")
        .options(
            "--certificate",
            "PEM",
            "The key's certificate, then those that issued it. May stand several times.")
        .option(
            "--shards",
            "SIZE",
            "Sign files in pieces of SIZE bytes (1G, 64M, ...), for fast verifying of large ones.")
        .option("--out", "FILE", "Where to; MODEL/model.sig, or MODEL.sig of a file, if left out.")
        .options("--ignore", "PATH", "A path of MODEL that is left out. May stand several times.")
        .flag("--follow-links", "Sign what symbolic links lead to; they are refused otherwise.")
        .option("--new-key", "FILE", "Make a P-256 key: FILE, and FILE.pub to give to others.")
        .example("trivet sign model --key release.pem", "Writes model/model.sig.")
        .example(
            "trivet sign --new-key release.pem", "Writes a new key, and release.pem.pub with it.");
  }

  @Override
  public ExitCode run(Given given, Console console) throws IOException, Refusal {
    Optional<String> newKey = given.option("--new-key");
    if (newKey.isPresent()) {
      WriteNewKey.to(Inputs.path(newKey.get()), given, console);
    }
    Optional<String> model = given.argument(0);
    if (model.isEmpty() && newKey.isPresent()) {
      return ExitCode.FINE;
    }
    if (model.isEmpty() || (!given.has("--key") && newKey.isEmpty())) {
      throw new Refusal(
          ExitCode.USAGE,
          "a MODEL and a --key to sign it with are needed",
          "--new-key makes a key");
    }
    return sign(
        Inputs.existing(model.get()),
        given.option("--key").or(() -> newKey).orElseThrow(),
        given,
        console);
  }

  private static ExitCode sign(Path model, String key, Given given, Console console)
      throws IOException, Refusal {
    Optional<String> named = given.option("--out");
    Path out = named.isPresent() ? Inputs.path(named.get()) : SignatureFile.of(model);
    SignAs signer = signer(key, given);
    console.progress().says("Signing " + model);
    Signing result =
        new SignModel(signer, new HashRanges(Runtime.getRuntime().availableProcessors()))
            .sign(model, out, options(given));
    console.progress().done();
    new ShowSigning(console.out()).one(model, out, result, given);
    return switch (result) {
      case Signing.Signed signed -> ExitCode.FINE;
      case Signing.Refused refused -> ExitCode.REFUSED;
    };
  }

  private static SignAs signer(String file, Given given) throws Refusal {
    try {
      SigningKey key = KeyFiles.signingKey(file);
      var chain = new ArrayList<X509Certificate>();
      for (String certificate : given.options("--certificate")) {
        chain.addAll(Certificates.ofPem(certificate, KeyFiles.bytes(certificate).text()));
      }
      return chain.isEmpty() ? SignAs.key(key) : SignAs.certificate(key, chain);
    } catch (Malformed e) {
      throw new Refusal(ExitCode.REFUSED, e.why());
    }
  }

  private static SignOptions options(Given given) throws Refusal {
    Optional<String> shards = given.option("--shards");
    Serialization serialization =
        shards.isPresent() ? Sizes.shards(shards.get()) : new Serialization.ByFile();
    Links links = given.has("--follow-links") ? Links.FOLLOW : Links.REFUSE;
    return new SignOptions(serialization, links, List.copyOf(given.options("--ignore")));
  }
}
