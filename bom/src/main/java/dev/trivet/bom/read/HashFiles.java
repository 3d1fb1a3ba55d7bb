package dev.trivet.bom.read;

import dev.trivet.artifact.ModelFiles;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.manifest.Manifest;
import dev.trivet.artifact.integrity.manifest.Resource;
import dev.trivet.artifact.integrity.manifest.SeenDigests;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.concurrent.ConcurrentSkipListMap;

/// SHA-256 of files, two at a time or more, and of a list of files.
final class HashFiles {
  private static final int BUFFER = 1 << 20;

  private HashFiles() {}

  /// By the file's name; a file that cannot be read is left out.
  ///
  /// @param seen files that need not be hashed again
  static SortedMap<String, String> of(List<ModelFiles.Entry> files, SeenDigests seen) {
    var hashes = new ConcurrentSkipListMap<String, String>();
    files.parallelStream()
        .forEach(file ->
            seen(file.file(), seen)
                .or(() -> of(file.file()))
                .ifPresent(hash -> hashes.put(file.name(), hash)));
    return new TreeMap<>(hashes);
  }

  private static Optional<String> seen(Path file, SeenDigests seen) {
    try {
      return Optional.ofNullable(seen.files().get(file.toRealPath())).map(of -> of.whole().hex());
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  private static Optional<String> of(Path file) {
    try (InputStream in = Files.newInputStream(file)) {
      MessageDigest digest = sha256();
      byte[] buffer = new byte[BUFFER];
      for (int read = in.read(buffer); read >= 0; read = in.read(buffer)) {
        digest.update(buffer, 0, read);
      }
      return Optional.of(HexFormat.of().formatHex(digest.digest()));
    } catch (IOException e) {
      return Optional.empty();
    }
  }

  /// The digest evidence is bound to: of one file its own, of a directory that of the lines `<hash>
  /// <name>` sorted by name, see [Manifest#digest].
  static String ofModel(SortedMap<String, String> hashes, Manifest.Shape shape) {
    List<Resource> files =
        hashes.entrySet().stream()
            .sorted(Comparator.comparing(Map.Entry::getKey, HashFiles::byCodePoint))
            .map(file ->
                new Resource(file.getKey(), Octets.of(HexFormat.of().parseHex(file.getValue()))))
            .toList();
    String digest = new Manifest(files, List.of()).digest(shape).value();
    return digest.substring(digest.indexOf(':') + 1);
  }

  private static int byCodePoint(String one, String other) {
    return Arrays.compareUnsigned(
        one.getBytes(StandardCharsets.UTF_8), other.getBytes(StandardCharsets.UTF_8));
  }

  static String ofText(String text) {
    return HexFormat.of().formatHex(sha256().digest(text.getBytes(StandardCharsets.UTF_8)));
  }

  private static MessageDigest sha256() {
    try {
      return MessageDigest.getInstance("SHA-256");
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
