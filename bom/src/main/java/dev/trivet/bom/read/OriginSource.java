package dev.trivet.bom.read;

import dev.trivet.bom.Basis;
import dev.trivet.bom.BomFinding.Kind;
import dev.trivet.bom.Support;
import dev.trivet.bom.Topic;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Where the files came from: the checkout's `.git`, the hub's cache layout, and the records the
/// hub's client leaves beside what it downloads.
final class OriginSource {
  private static final int LARGEST = 1 << 20;
  private static final int MOST_RECORDS = 10_000;

  private final Path root;
  private final Draft draft;

  OriginSource(Path root, Draft draft) {
    this.root = root;
    this.draft = draft;
  }

  /// @param hashes SHA-256 of each file by its name
  void read(Map<String, String> hashes) {
    git();
    cache();
    downloads(hashes);
  }

  private void git() {
    Optional<String> config = text(root.resolve(".git/config"));
    if (config.isEmpty()) {
      return;
    }
    var place = new Place(".git/config");
    remote(config.get())
        .flatMap(Hub::withoutSecrets)
        .ifPresent(url -> {
          draft.subject().add(Topic.REFERENCE, url, place.basis("remote origin"));
          Hub.ofUrl(url).ifPresent(name -> name(name, ".git/config"));
        });
    commit()
        .ifPresent(commit -> {
          draft.subject().add(Topic.VERSION, commit, new Place(".git/HEAD").basis(""));
          remote(config.get())
              .flatMap(Hub::withoutSecrets)
              .flatMap(Hub::ofUrl)
              .ifPresent(name -> identifier(name, commit, ".git/HEAD"));
        });
  }

  /// The address under `[remote "origin"]`.
  private static Optional<String> remote(String config) {
    boolean isOrigin = false;
    for (String line : config.lines().map(String::strip).toList()) {
      if (line.startsWith("[")) {
        isOrigin = line.equals("[remote \"origin\"]");
      } else if (isOrigin && line.matches("url\\s*=.*")) {
        return Optional.of(line.substring(line.indexOf('=') + 1).strip());
      }
    }
    return Optional.empty();
  }

  private Optional<String> commit() {
    Optional<String> head = text(root.resolve(".git/HEAD")).map(String::strip);
    if (head.isEmpty() || Hub.isCommit(head.get())) {
      return head;
    }
    String ref = head.get().replaceFirst("^ref:\\s*", "");
    if (!ref.matches("refs/[\\w./-]{1,200}") || ref.contains("..")) {
      return Optional.empty();
    }
    return text(root.resolve(".git").resolve(ref))
        .or(() -> packed(ref))
        .map(String::strip)
        .filter(Hub::isCommit);
  }

  private Optional<String> packed(String ref) {
    return text(root.resolve(".git/packed-refs")).stream()
        .flatMap(String::lines)
        .filter(line -> line.endsWith(" " + ref) && line.length() > 40)
        .map(line -> line.substring(0, 40))
        .findFirst();
  }

  /// `models--org--name/snapshots/<commit>`, seen from the snapshot.
  private void cache() {
    Path snapshots = root.getParent();
    Path entry = snapshots == null ? null : snapshots.getParent();
    if (snapshots == null
        || entry == null
        || entry.getFileName() == null
        || !String.valueOf(snapshots.getFileName()).equals("snapshots")) {
      return;
    }
    String commit = String.valueOf(root.getFileName());
    Hub.ofCache(entry.getFileName().toString())
        .ifPresent(name -> {
          name(name, "snapshots");
          draft
              .subject()
              .add(
                  Topic.REFERENCE,
                  "https://huggingface.co/" + name,
                  new Place("snapshots").basis(""));
          if (Hub.isCommit(commit)) {
            draft.subject().add(Topic.VERSION, commit, new Place("snapshots").basis(""));
            identifier(name, commit, "snapshots");
          }
        });
  }

  /// `.cache/huggingface/download/<file>.metadata`: the commit, the hub's hash, the time.
  private void downloads(Map<String, String> hashes) {
    int records = 0;
    for (Map.Entry<String, String> file : hashes.entrySet()) {
      String name = ".cache/huggingface/download/" + file.getKey() + ".metadata";
      Optional<String> record =
          records++ < MOST_RECORDS ? text(root.resolve(name)) : Optional.empty();
      record.ifPresent(text -> download(name, file, text.lines().map(String::strip).toList()));
    }
  }

  private void download(String name, Map.Entry<String, String> file, List<String> lines) {
    var place = new Place(name);
    if (!lines.isEmpty() && Hub.isCommit(lines.get(0))) {
      draft.subject().add(Topic.VERSION, lines.get(0), place.basis(""));
    }
    boolean isHash = lines.size() > 1 && lines.get(1).matches("[0-9a-f]{64}");
    if (isHash && !lines.get(1).equals(file.getValue())) {
      draft.finding(
          Kind.HASH_DIFFERS,
          file.getKey(),
          "the hub gave SHA-256 " + lines.get(1) + ", see " + name);
    }
  }

  private void name(String name, String place) {
    draft.subject().add(Topic.NAME, name, new Place(place).basis(""));
    draft
        .subject()
        .add(
            Topic.PRODUCER,
            name.substring(0, name.indexOf('/')),
            new Basis.Inferred("the hub's account in " + place));
  }

  private void identifier(String name, String commit, String place) {
    draft.subject().add(Topic.IDENTIFIER, Hub.purl(name, commit), new Place(place).basis(""));
  }

  /// A place that is no file of the model itself.
  private record Place(String name) {
    Basis basis(String place) {
      return new Basis.Read(Support.HEADER, name, place);
    }
  }

  /// A small file that lies where it says, or nothing.
  private static Optional<String> text(Path file) {
    try {
      boolean isSmall =
          Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= LARGEST;
      return isSmall
          ? Optional.of(Files.readString(file, StandardCharsets.ISO_8859_1))
          : Optional.empty();
    } catch (IOException e) {
      return Optional.empty();
    }
  }
}
