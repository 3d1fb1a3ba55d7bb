package dev.trivet.bom.read;

import dev.trivet.bom.Basis;
import dev.trivet.bom.BomFinding;
import dev.trivet.bom.Bond;
import dev.trivet.bom.Facts;
import dev.trivet.bom.Part;
import dev.trivet.bom.Support;
import dev.trivet.bom.Topic;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/// Collects what the files say while they are read one after another.
final class Draft {
  private static final int MOST_FINDINGS = 500;
  private static final int MOST_PARTS = 2_000;

  private final Optional<Signature> signature;
  private final Facts.Builder subject = Facts.builder();
  private final Map<String, Part.Kind> kinds = new LinkedHashMap<>();
  private final Map<String, Facts.Builder> parts = new LinkedHashMap<>();
  private final List<Link> links = new ArrayList<>();
  private final TreeMap<String, Tensor> tensors = new TreeMap<>();
  private final TreeMap<String, String> shards = new TreeMap<>();
  private final TreeMap<String, String> datasetFolders = new TreeMap<>();
  private final List<BomFinding> findings = new ArrayList<>();
  private Part.Kind kind = Part.Kind.MODEL;

  /// A bond from the subject, whose reference is not known yet.
  record Link(String to, Bond.Relation relation, Basis basis) {}

  /// @param file whose header names it
  record Tensor(String type, String dtype, long elements, String file) {}

  Draft(Optional<Signature> signature) {
    this.signature = signature;
  }

  Facts.Builder subject() {
    return subject;
  }

  /// What a tool wrote into a structure.
  static Basis header(ModelFile file, String place) {
    return new Basis.Read(Support.HEADER, file.name(), place);
  }

  static Basis hashed(ModelFile file) {
    return new Basis.Read(Support.FILE_HASH, file.name(), "");
  }

  /// What a person wrote: as good as the signature over it.
  Basis statement(ModelFile file, String place) {
    boolean isSigned = signature.filter(s -> s.files().contains(file.name())).isPresent();
    return new Basis.Read(isSigned ? Support.SIGNATURE : Support.STATEMENT, file.name(), place);
  }

  void isAdapter() {
    kind = Part.Kind.ADAPTER;
  }

  Part.Kind kind() {
    return kind;
  }

  /// The part of that reference, made when it is new.
  Facts.Builder part(String ref, Part.Kind kind) {
    if (parts.size() >= MOST_PARTS && !parts.containsKey(ref)) {
      return Facts.builder();
    }
    kinds.putIfAbsent(ref, kind);
    return parts.computeIfAbsent(ref, r -> Facts.builder());
  }

  void link(String to, Bond.Relation relation, Basis basis) {
    links.add(new Link(to, relation, basis));
  }

  /// A library the model was made or runs with.
  void library(String name, String version, Basis basis) {
    String purl = "pkg:pypi/" + name.toLowerCase(java.util.Locale.ROOT).replace('_', '-');
    String ref = version.isEmpty() ? purl : purl + "@" + version;
    part(ref, Part.Kind.LIBRARY)
        .add(Topic.NAME, name, basis)
        .add(Topic.VERSION, version, basis)
        .add(Topic.IDENTIFIER, ref, basis);
    link(ref, Bond.Relation.USES, basis);
    subject.add(Topic.SOFTWARE, (name + " " + version).strip(), basis);
  }

  /// A model this one was made from.
  ///
  /// @return where to say more of it
  Facts.Builder base(String name, Bond.Relation relation, Basis basis) {
    String ref = "model:" + name;
    link(ref, relation, basis);
    return part(ref, Part.Kind.MODEL).add(Topic.NAME, name, basis);
  }

  Facts.Builder dataset(String name, Bond.Relation relation, Basis basis) {
    String ref = "dataset:" + name;
    link(ref, relation, basis);
    return part(ref, Part.Kind.DATASET).add(Topic.NAME, name, basis);
  }

  void tensor(String name, Tensor tensor) {
    tensors.put(name, tensor);
  }

  /// @param file in which an index says the tensor lies
  void shard(String tensor, String file) {
    shards.put(tensor, file);
  }

  /// @param folder with the files of the dataset of that reference
  void datasetFolder(String folder, String ref) {
    datasetFolders.put(folder, ref);
  }

  Map<String, String> datasetFolders() {
    return datasetFolders;
  }

  void finding(BomFinding.Kind kind, String about, String message) {
    if (findings.size() < MOST_FINDINGS) {
      findings.add(new BomFinding(kind, about, message));
    }
  }

  Map<String, Tensor> tensors() {
    return tensors;
  }

  Map<String, String> shards() {
    return shards;
  }

  List<Link> links() {
    return links;
  }

  List<BomFinding> findings() {
    return findings;
  }

  List<Part> parts() {
    return parts.entrySet().stream()
        .map(e -> {
          Part.Kind of = kinds.getOrDefault(e.getKey(), Part.Kind.LIBRARY);
          return new Part(e.getKey(), of, e.getValue().build());
        })
        .toList();
  }
}
