package dev.trivet.artifact.integrity.stated;

import dev.trivet.artifact.bytes.MappedFile;
import dev.trivet.artifact.integrity.check.Reason;
import dev.trivet.artifact.integrity.check.Step;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.manifest.IgnoredPaths;
import dev.trivet.artifact.integrity.manifest.Links;
import dev.trivet.artifact.integrity.manifest.ListFiles;
import dev.trivet.artifact.integrity.manifest.ModelFile;
import dev.trivet.artifact.integrity.manifest.ModelFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Holds files against the digests stated for them.
public final class CheckStated {
  private static final String CACHE = ".cache/";

  private final Path model;
  private final ModelFiles found;
  private final List<Reason> reasons = new ArrayList<>();
  private final List<String> uncovered = new ArrayList<>();
  private int checked;

  private CheckStated(Path model, ModelFiles found) {
    this.model = model;
    this.found = found;
  }

  /// By a checksum file.
  ///
  /// @param model a directory, or one of the files that are listed
  /// @param sums the checksum file itself, which is not looked for in the list
  public static StatedResult bySums(Path model, List<StatedDigest> stated, Path sums)
      throws IOException {
    ModelFiles found =
        ListFiles.of(model, IgnoredPaths.standard(), Links.FOLLOW, Optional.of(sums));
    return new CheckStated(model, found).sums(stated);
  }

  /// By the names and metadata of a hub's cache or an image layout.
  public static StatedResult byHub(Path model) throws IOException {
    ModelFiles found = ListFiles.of(model, IgnoredPaths.standard(), Links.FOLLOW, Optional.empty());
    return new CheckStated(model, found).hub();
  }

  private StatedResult sums(List<StatedDigest> stated) {
    Map<String, ModelFile> files = new HashMap<>();
    found.files().forEach(file -> files.put(file.name(), file));
    for (StatedDigest sum : asked(stated)) {
      ModelFile file = files.remove(sum.name());
      if (file == null) {
        reasons.add(new Reason(Step.MISSING, sum.name(), "it is listed and is not there"));
      } else if (leadsOut(sum.name())) {
        reasons.add(new Reason(Step.UNUSABLE, sum.name(), "the link leads out of the directory"));
      } else {
        check(file, sum);
      }
    }
    files.keySet().stream().sorted().forEach(uncovered::add);
    return result();
  }

  /// Of a file by itself only its own line counts, wherever the list says it lies.
  private List<StatedDigest> asked(List<StatedDigest> stated) {
    if (Files.isDirectory(model)) {
      return stated;
    }
    String own = model.toAbsolutePath().normalize().getFileName().toString();
    List<StatedDigest> mine =
        stated.stream()
            .filter(sum -> sum.name().equals(own) || sum.name().endsWith("/" + own))
            .map(sum -> new StatedDigest(own, sum.kind(), sum.digest()))
            .toList();
    if (mine.isEmpty()) {
      reasons.add(new Reason(Step.MISSING, own, "it is not listed"));
    }
    return mine;
  }

  private StatedResult hub() throws IOException {
    var digests = new HubDigests(model.toRealPath());
    for (ModelFile file : found.files()) {
      Optional<StatedDigest> stated =
          file.name().startsWith(CACHE) ? Optional.empty() : digests.of(file);
      if (stated.isPresent()) {
        check(file, stated.get());
      } else if (!file.name().startsWith(CACHE)) {
        uncovered.add(file.name());
      }
    }
    return result();
  }

  private boolean leadsOut(String name) {
    return found.outside().contains(name);
  }

  private StatedResult result() {
    reasons.addAll(found.unusable());
    if (checked == 0 && reasons.isEmpty()) {
      reasons.add(new Reason(Step.READ, "digests", "none is stated for any file here"));
    }
    return new StatedResult(checked, reasons, uncovered);
  }

  private void check(ModelFile file, StatedDigest stated) {
    try {
      if (digest(file, stated.kind()).equals(stated.digest())) {
        checked++;
      } else {
        reasons.add(new Reason(Step.CHANGED, file.name(), "its digest is not the one stated"));
      }
    } catch (IOException | InternalError e) {
      reasons.add(new Reason(Step.UNUSABLE, file.name(), "it cannot be read: " + e.getMessage()));
    }
  }

  private static Octets digest(ModelFile file, DigestKind kind) throws IOException {
    try (MappedFile mapped = MappedFile.open(file.path())) {
      return kind.of(mapped.bytes());
    }
  }
}
