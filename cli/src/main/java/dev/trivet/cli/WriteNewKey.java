package dev.trivet.cli;

import dev.trivet.artifact.integrity.key.NewKey;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.SecureRandom;
import java.util.Set;

/// Writes a new key: the private one for its owner's eyes only, and never over another.
final class WriteNewKey {
  private WriteNewKey() {}

  static void to(Path file, Given given, Console console) throws IOException, Refusal {
    Path open = file.resolveSibling(file.getFileName() + ".pub");
    NewKey key = NewKey.draw(new SecureRandom());
    try {
      if (Files.exists(open)) {
        throw new FileAlreadyExistsException(open.toString());
      }
      secret(file, key.secret());
      Files.writeString(open, key.verification().pem(), StandardOpenOption.CREATE_NEW);
    } catch (FileAlreadyExistsException e) {
      throw new Refusal(
          ExitCode.REFUSED,
          e.getFile() + " is already there",
          "a key is never written over another");
    }
    if (!given.json()) {
      console.talk().line("made the key " + file + "; give " + open + " to those who verify");
    }
  }

  private static void secret(Path file, String pem) throws IOException {
    boolean isPosix = file.getFileSystem().supportedFileAttributeViews().contains("posix");
    FileAttribute<?>[] attributes =
        isPosix
            ? new FileAttribute<?>[] {
              PosixFilePermissions.asFileAttribute(PosixFilePermissions.fromString("rw-------"))
            }
            : new FileAttribute<?>[0];
    var how = Set.of(StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    try (var channel = Files.newByteChannel(file, how, attributes)) {
      var bytes = java.nio.ByteBuffer.wrap(pem.getBytes(StandardCharsets.UTF_8));
      while (bytes.hasRemaining()) {
        channel.write(bytes);
      }
    }
  }
}
