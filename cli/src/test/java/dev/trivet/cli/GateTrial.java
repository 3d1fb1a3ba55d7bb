package dev.trivet.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.artifact.integrity.SignAs;
import dev.trivet.artifact.integrity.SignModel;
import dev.trivet.artifact.integrity.SignOptions;
import dev.trivet.artifact.integrity.SignatureFile;
import dev.trivet.artifact.integrity.Signing;
import dev.trivet.artifact.integrity.key.NewKey;
import dev.trivet.artifact.integrity.key.SigningKey;
import dev.trivet.artifact.integrity.manifest.HashRanges;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.List;

/// A small model in a folder with the keys of who signs it and of the gate, and commands on it.
final class GateTrial {
  private static final NewKey SIGNER = NewKey.draw(new SecureRandom());
  private static final NewKey GATE = NewKey.draw(new SecureRandom());
  private static final String HEADER =
      "{\"w\":{\"dtype\":\"F32\",\"shape\":[1],\"data_offsets\":[0,4]}}";

  private final Path folder;

  GateTrial(Path folder) throws IOException {
    this.folder = folder;
    write();
  }

  private void write() throws IOException {
    var bytes = new byte[8 + HEADER.length() + 4];
    bytes[0] = (byte) HEADER.length();
    System.arraycopy(HEADER.getBytes(StandardCharsets.US_ASCII), 0, bytes, 8, HEADER.length());
    Files.write(model(), bytes);
    Files.writeString(folder.resolve("signer.pub"), SIGNER.verification().pem());
    Files.writeString(folder.resolve("gate.pub"), GATE.verification().pem());
    Files.writeString(folder.resolve("gate.pem"), GATE.secret());
  }

  Path model() {
    return folder.resolve("model.safetensors");
  }

  String at(String name) {
    return folder.resolve(name).toString();
  }

  void sign() throws Exception {
    var signer = SignAs.key(SigningKey.ofPem("key", SIGNER.secret()));
    var signing =
        new SignModel(signer, new HashRanges(1))
            .sign(model(), SignatureFile.of(model()), SignOptions.standard());
    assertThat(signing).isInstanceOf(Signing.Signed.class);
  }

  Trial gate(String... more) {
    var arguments = new ArrayList<>(List.of("gate", model().toString()));
    arguments.addAll(List.of(more));
    return Trial.of(arguments.toArray(String[]::new));
  }

  Trial signedForTest(String... more) {
    var arguments =
        new ArrayList<>(List.of("--trusted-key", at("signer.pub"), "--environment", "test"));
    arguments.addAll(List.of(more));
    return gate(arguments.toArray(String[]::new));
  }

  String text(Trial trial) {
    return trial.text().replace(folder.toString(), "DIR");
  }

  static List<String> overridden(String until) {
    return List.of(
        "--override-by",
        "Ann Ayer",
        "--override-reason",
        "the old model fails",
        "--override-until",
        until);
  }

  Trial verify(String decision, String... more) {
    var arguments = new ArrayList<>(List.of("gate", "verify", at(decision)));
    arguments.addAll(List.of(more));
    arguments.addAll(List.of("--key", at("gate.pub")));
    return Trial.of(arguments.toArray(String[]::new));
  }
}
