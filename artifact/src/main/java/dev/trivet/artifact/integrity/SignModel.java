package dev.trivet.artifact.integrity;

import dev.trivet.artifact.integrity.bundle.Bundle;
import dev.trivet.artifact.integrity.bundle.Content;
import dev.trivet.artifact.integrity.check.Step;
import dev.trivet.artifact.integrity.check.StepFailed;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.manifest.HashRanges;
import dev.trivet.artifact.integrity.manifest.IgnoredPaths;
import dev.trivet.artifact.integrity.manifest.ListFiles;
import dev.trivet.artifact.integrity.manifest.Manifest;
import dev.trivet.artifact.integrity.manifest.ModelFiles;
import dev.trivet.artifact.integrity.oms.OmsFormat;
import dev.trivet.artifact.integrity.oms.OmsStatement;
import dev.trivet.artifact.integrity.oms.ReadStatement;
import dev.trivet.artifact.integrity.oms.WriteBundle;
import dev.trivet.artifact.integrity.oms.WriteStatement;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Signs a model in the OpenSSF Model Signing format 1.0.
///
/// The statement is the same for the same model. What was made is read back and verified before it
/// is written, and it is written whole or not at all.
public final class SignModel {
  private final SignAs signer;
  private final HashRanges hash;

  public SignModel(SignAs signer, HashRanges hash) {
    this.signer = signer;
    this.hash = hash;
  }

  /// @param model a file or a directory
  /// @param out where the signature goes; replaces one that is there
  /// @throws IOException when something cannot be read or written
  public Signing sign(Path model, Path out, SignOptions options) throws IOException {
    try {
      IgnoredPaths ignored = ignored(model, out, options);
      ModelFiles found = ListFiles.of(model, ignored, options.links(), Optional.of(out));
      if (!found.unusable().isEmpty()) {
        return new Signing.Refused(found.unusable());
      }
      if (found.files().isEmpty()) {
        throw new StepFailed(Step.READ, model.toString(), "there is no file to sign");
      }
      Manifest manifest = Manifest.of(found.files(), options.serialization(), hash);
      WholeFile.write(out, bundle(statement(model, ignored, options, manifest)));
      boolean isDirectory = Files.isDirectory(model);
      return new Signing.Signed(
          OmsFormat.V1_1_0,
          manifest.digest(isDirectory ? Manifest.Shape.DIRECTORY : Manifest.Shape.FILE),
          found.files().size(),
          signer.id());
    } catch (StepFailed e) {
      return new Signing.Refused(List.of(e.reason()));
    }
  }

  private static IgnoredPaths ignored(Path model, Path out, SignOptions options) throws StepFailed {
    var paths = new ArrayList<>(options.ignored());
    Path start = model.toAbsolutePath().normalize();
    Path signature = out.toAbsolutePath().normalize();
    if (signature.startsWith(start) && !signature.equals(start)) {
      paths.add(start.relativize(signature).toString().replace('\\', '/'));
    }
    try {
      return IgnoredPaths.standard().and(paths);
    } catch (Malformed e) {
      throw StepFailed.of(Step.MANIFEST, "ignored paths", e);
    }
  }

  private static OmsStatement statement(
      Path model, IgnoredPaths ignored, SignOptions options, Manifest manifest) throws StepFailed {
    if (manifest.resources().isEmpty()) {
      throw new StepFailed(
          Step.MANIFEST, model.toString(), "every file is empty, and shards do not cover those");
    }
    return new OmsStatement(
        OmsFormat.V1_1_0,
        model.toAbsolutePath().normalize().getFileName().toString(),
        options.serialization(),
        options.links(),
        ignored.sorted(),
        manifest.resources());
  }

  private String bundle(OmsStatement statement) throws StepFailed {
    try {
      Octets payload = WriteStatement.of(statement);
      Octets toSign = WriteBundle.envelope(payload, Octets.utf8("")).preAuthentication();
      Content.Envelope envelope = WriteBundle.envelope(payload, signer.key().sign(toSign));
      Bundle bundle = WriteBundle.bundle(signer.material(), envelope);
      boolean isRight = signer.key().verification().verifies(toSign, envelope.signature());
      if (!isRight || !ReadStatement.of(bundle).equals(statement)) {
        throw new StepFailed(Step.SIGNATURE, "signature", "what was written reads otherwise");
      }
      return WriteBundle.of(signer.material(), envelope);
    } catch (Malformed e) {
      throw StepFailed.of(Step.SIGNATURE, "signature", e);
    }
  }
}
