package dev.trivet.bom.read;

import dev.trivet.artifact.ModelFiles;
import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.bytes.MappedFile;
import dev.trivet.artifact.integrity.manifest.Manifest;
import dev.trivet.artifact.integrity.manifest.SeenDigests;
import dev.trivet.artifact.scan.Budget;
import dev.trivet.artifact.scan.LimitReached;
import dev.trivet.artifact.scan.Limits;
import dev.trivet.bom.Aibom;
import dev.trivet.bom.BomFinding.Kind;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.SortedMap;
import java.util.TreeMap;

/// Reads everything a model's files say of it. Loads nothing and follows no link out of the
/// directory; what cannot be read is a finding.
public final class ReadModelFacts {
  private static final List<Source> SOURCES =
      List.of(
          new AdapterSource(),
          new ConfigSource(),
          new TokenizerSource(),
          new CardSource(),
          new LicenceSource(),
          new TrainingSource(),
          new EnvironmentSource(),
          new DatasetSource(),
          new ShardSource(),
          new WeightsSource());

  private final Limits limits;

  public ReadModelFacts(Limits limits) {
    this.limits = limits;
  }

  /// @param model a file, a directory, or an entry of the hub's cache
  /// @param signature over its files, when somebody verified one
  /// @throws IOException when there is nothing to read
  public Aibom from(Path model, Optional<Signature> signature) throws IOException {
    return from(model, signature, new SeenDigests(Map.of()));
  }

  /// The same, when somebody has hashed the files before.
  Aibom from(Path model, Optional<Signature> signature, SeenDigests seen) throws IOException {
    Path root = Snapshot.of(model.toRealPath());
    ModelFiles listed = ModelFiles.of(root);
    List<ModelFiles.Entry> files =
        listed.files().stream().filter(file -> !file.name().startsWith(".git/")).toList();
    var draft = new Draft(signature);
    listed.leadingOut().forEach(name -> draft.finding(Kind.LINK_OUT, name, "it was not followed"));
    listed.unread().forEach(name -> draft.finding(Kind.NOT_READ, name, "it is no readable file"));
    SortedMap<String, String> hashes = HashFiles.of(files, seen);
    var sizes = new TreeMap<String, Long>();
    // Adapters first: what a card names as base depends on whether this is one.
    for (Source source : SOURCES) {
      for (ModelFiles.Entry file : files) {
        read(source, file, hashes, sizes, draft);
      }
    }
    if (Files.isDirectory(root)) {
      new OriginSource(root, draft).read(hashes);
    }
    Manifest.Shape shape = Files.isDirectory(root) ? Manifest.Shape.DIRECTORY : Manifest.Shape.FILE;
    String name = String.valueOf(root.getFileName());
    return new FinishDraft(draft, signature, hashes, sizes, shape).under(name);
  }

  private void read(
      Source source,
      ModelFiles.Entry file,
      SortedMap<String, String> hashes,
      SortedMap<String, Long> sizes,
      Draft draft) {
    String hash = hashes.get(file.name());
    if (hash == null) {
      draft.finding(Kind.NOT_READ, file.name(), "it cannot be opened");
      return;
    }
    try (MappedFile mapped = MappedFile.open(file.file())) {
      Bytes bytes = mapped.bytes();
      sizes.put(file.name(), bytes.size());
      var opened = new ModelFile(file.name(), hash, bytes, new Budget(limits, System::nanoTime));
      if (source.reads(opened)) {
        source.read(opened, draft);
      }
    } catch (LimitReached e) {
      draft.finding(Kind.NOT_READ, file.name(), "a limit was met: " + e.what());
    } catch (IOException e) {
      draft.finding(Kind.NOT_READ, file.name(), "it cannot be opened");
    }
  }
}
