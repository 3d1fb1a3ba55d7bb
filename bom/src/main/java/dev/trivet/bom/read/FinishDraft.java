package dev.trivet.bom.read;

import dev.trivet.artifact.integrity.manifest.Manifest;
import dev.trivet.bom.Aibom;
import dev.trivet.bom.Basis;
import dev.trivet.bom.BomFinding.Kind;
import dev.trivet.bom.Bond;
import dev.trivet.bom.Facts;
import dev.trivet.bom.Part;
import dev.trivet.bom.Support;
import dev.trivet.bom.Topic;
import dev.trivet.bom.read.Draft.Tensor;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.stream.Collectors;

/// Adds up what only the whole tells: hashes, tensors, files, and what the files contradict.
final class FinishDraft {
  /// Files that lie in the directory and are left out of its digest, as `trivet verify` does.
  private static final Set<String> NOT_OF_THE_MODEL =
      Set.of("model.sig", ".gitattributes", ".gitignore");

  private final Draft draft;
  private final Optional<Signature> signature;
  private final SortedMap<String, String> hashes;
  private final SortedMap<String, Long> sizes;
  private final Manifest.Shape shape;

  FinishDraft(
      Draft draft,
      Optional<Signature> signature,
      SortedMap<String, String> hashes,
      SortedMap<String, Long> sizes,
      Manifest.Shape shape) {
    this.draft = draft;
    this.signature = signature;
    this.hashes = hashes;
    this.sizes = sizes;
    this.shape = shape;
  }

  /// @param folder the name of the directory or file, when nothing better is known
  Aibom under(String folder) {
    hash();
    tensors();
    shards();
    datasets();
    signed();
    Facts known = draft.subject().build();
    if (known.of(Topic.NAME).isEmpty()) {
      draft.subject().add(Topic.NAME, folder, new Basis.Inferred("the directory's name"));
    }
    Facts facts = draft.subject().build();
    var subject = new Part("model:" + facts.value(Topic.NAME).orElse(folder), draft.kind(), facts);
    List<Part> parts = new ArrayList<>(draft.parts());
    parts.removeIf(part -> part.ref().equals(subject.ref()));
    hashes.forEach((name, hash) -> parts.add(file(name, hash)));
    return new Aibom(
        subject, Optional.empty(), parts, bonds(subject.ref()), shownTensors(), draft.findings());
  }

  /// The digest evidence about the model is bound to: of a file its SHA-256, of a directory that of
  /// what sha256sum prints of its files.
  private void hash() {
    if (hashes.isEmpty()) {
      return;
    }
    SortedMap<String, String> own = new TreeMap<>(hashes);
    own.keySet().removeIf(NOT_OF_THE_MODEL::contains);
    String hash = HashFiles.ofModel(own.isEmpty() ? hashes : own, shape);
    var basis =
        switch (shape) {
          case FILE -> new Basis.Read(Support.FILE_HASH, hashes.firstKey(), "");
          case DIRECTORY ->
              new Basis.Read(
                  Support.FILE_HASH,
                  "%d files".formatted(own.size()),
                  "the list sha256sum prints of them");
        };
    draft.subject().add(Topic.HASH, "sha-256:" + hash, basis);
    draft.subject().add(Topic.IDENTIFIER, "sha256:" + hash, basis);
    long size = sizes.values().stream().mapToLong(Long::longValue).sum();
    draft.subject().add(Topic.SIZE, size + " bytes", basis);
  }

  private void tensors() {
    Map<String, Tensor> tensors = draft.tensors();
    if (tensors.isEmpty()) {
      return;
    }
    var files = tensors.values().stream().map(Tensor::file).distinct().sorted().toList();
    String where = files.size() == 1 ? files.getFirst() : files.size() + " files";
    var basis = new Basis.Read(Support.HEADER, where, "tensors");
    long elements = tensors.values().stream().mapToLong(t -> Math.max(0, t.elements())).sum();
    draft.subject().add(Topic.PARAMETERS, Long.toString(elements), basis);
    var lines = new StringBuilder();
    tensors.forEach((name, t) -> lines.append(name).append(' ').append(t.type()).append('\n'));
    draft
        .subject()
        .add(
            Topic.TENSORS,
            "%s; sha-256 of names, types and shapes %s"
                .formatted(counted(tensors.size()), HashFiles.ofText(lines.toString())),
            basis);
    tensors.values().stream()
        .collect(Collectors.groupingBy(Tensor::dtype, TreeMap::new, Collectors.counting()))
        .forEach((dtype, count) ->
            draft.subject().add(Topic.DTYPE, dtype + " in " + counted(count), basis));
  }

  private static String counted(long tensors) {
    return "%,d %s".formatted(tensors, tensors == 1 ? "tensor" : "tensors");
  }

  /// What an index names must be there.
  private void shards() {
    Map<String, String> shards = draft.shards();
    shards.values().stream()
        .distinct()
        .filter(file -> !hashes.containsKey(file))
        .forEach(file ->
            draft.finding(
                Kind.MISSING, file, "the index puts tensors into it, and it is not there"));
    long lost =
        shards.entrySet().stream()
            .filter(
                e -> hashes.containsKey(e.getValue()) && !draft.tensors().containsKey(e.getKey()))
            .count();
    if (lost > 0 && !draft.tensors().isEmpty()) {
      draft.finding(
          Kind.MISSING, "the index", "%,d tensors it names are in no header".formatted(lost));
    }
  }

  /// A dataset that lies with the model has a hash of its own.
  private void datasets() {
    draft
        .datasetFolders()
        .forEach((folder, ref) -> {
          var within = new TreeMap<String, String>();
          hashes.forEach((name, hash) -> {
            if (name.startsWith(folder + "/")) {
              within.put(name, hash);
            }
          });
          String hash = HashFiles.ofModel(within, Manifest.Shape.DIRECTORY);
          var basis = new Basis.Read(Support.FILE_HASH, folder, within.size() + " files");
          draft.part(ref, Part.Kind.DATASET).add(Topic.HASH, "sha-256:" + hash, basis);
          draft.part(ref, Part.Kind.DATASET).add(Topic.IDENTIFIER, "sha256:" + hash, basis);
        });
  }

  private void signed() {
    signature.ifPresent(by -> {
      var basis = new Basis.Read(Support.SIGNATURE, "model signature", by.signer());
      draft.subject().add(Topic.PRODUCER, by.signer(), basis);
      draft
          .subject()
          .add(
              Topic.SECURITY_CONTROL,
              "signature over %d of %d files".formatted(by.files().size(), hashes.size()),
              basis);
    });
  }

  private Part file(String name, String hash) {
    var basis = new Basis.Read(Support.FILE_HASH, name, "");
    return new Part(
        "file:" + name,
        Part.Kind.FILE,
        Facts.builder()
            .add(Topic.NAME, name, basis)
            .add(Topic.HASH, "sha-256:" + hash, basis)
            .add(Topic.SIZE, sizes.getOrDefault(name, 0L) + " bytes", basis)
            .build());
  }

  private List<Bond> bonds(String subject) {
    var bonds = new ArrayList<Bond>();
    draft.links().stream()
        .filter(link -> !link.to().equals(subject))
        .forEach(link -> bonds.add(new Bond(subject, link.to(), link.relation(), link.basis())));
    hashes
        .keySet()
        .forEach(name ->
            bonds.add(
                new Bond(
                    subject,
                    "file:" + name,
                    Bond.Relation.CONTAINS,
                    new Basis.Read(Support.FILE_HASH, name, ""))));
    return bonds;
  }

  private Map<String, String> shownTensors() {
    var shown = new LinkedHashMap<String, String>();
    draft.tensors().forEach((name, tensor) -> shown.put(name, tensor.type()));
    return shown;
  }
}
