package dev.trivet.artifact.facts;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.scan.Budget;
import java.util.Optional;

/// Reads what torch and Keras write beside the weights in their zip archives.
final class ArchiveFacts {
  private ArchiveFacts() {}

  /// @return empty for an archive of another kind
  static Optional<FileFacts> read(Bytes bytes, Budget budget) {
    ZipNames names = ZipNames.read(bytes, budget);
    if (names.has("config.json") && names.has("metadata.json")) {
      return Optional.of(keras(names, budget));
    }
    return names.folderOf("data.pkl").map(folder -> torch(names, folder));
  }

  /// The tensors' shapes are in the pickle, which is not run here.
  private static FileFacts torch(ZipNames names, String folder) {
    boolean isScript = names.hasBelow(folder + "/code");
    var facts = new FileFacts.Builder(isScript ? "torchscript" : "torch-zip");
    names.text(folder + "/version").ifPresent(v -> facts.state("archive.version", v));
    names.text(folder + "/byteorder").ifPresent(v -> facts.state("byteorder", v));
    names
        .text(folder + "/.data/serialization_id")
        .ifPresent(id -> facts.state("serialization_id", id));
    facts.state("archive.name", folder);
    facts.state("storages.bytes", Long.toString(names.sizeBelow(folder + "/data")));
    facts.unread("names and shapes of tensors: they are in a pickle, which is not run");
    return facts.build();
  }

  private static FileFacts keras(ZipNames names, Budget budget) {
    var facts = new FileFacts.Builder("keras");
    names
        .content("metadata.json")
        .map(json -> FlatDocument.ofJson(json, budget))
        .ifPresent(metadata -> metadata.texts().forEach(facts::state));
    names
        .content("config.json")
        .map(json -> FlatDocument.ofJson(json, budget))
        .ifPresent(config -> {
          config.text("class_name").ifPresent(c -> facts.state("class_name", c));
          config.text("config.name").ifPresent(n -> facts.state("config.name", n));
          config
              .count("config.layers")
              .ifPresent(n -> facts.state("config.layers#", Long.toString(n)));
        });
    facts.unread("names and shapes of weights: they are in HDF5");
    return facts.build();
  }
}
