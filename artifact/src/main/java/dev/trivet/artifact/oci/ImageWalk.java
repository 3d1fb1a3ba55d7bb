package dev.trivet.artifact.oci;

import dev.trivet.artifact.bytes.BeyondEnd;
import dev.trivet.artifact.config.Places;
import dev.trivet.artifact.integrity.form.JsonArray;
import dev.trivet.artifact.integrity.form.JsonObject;
import dev.trivet.artifact.integrity.form.JsonValue;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.form.ReadJson;
import dev.trivet.artifact.layout.DirectoryPlan;
import dev.trivet.artifact.layout.DirectoryPlan.DirectoryFinding;
import dev.trivet.artifact.layout.DirectoryPlan.Planned;
import dev.trivet.artifact.layout.FileEntry;
import dev.trivet.artifact.rule.Rule;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Follows the indexes and manifests of one layout to the blobs they name.
final class ImageWalk {
  private static final int LARGEST_DOCUMENT = 4 << 20;
  private static final int DEEPEST = 8;
  private static final int MOST_DOCUMENTS = 5_000;
  private static final int MOST_DESCRIPTORS = 100_000;
  private static final int MOST_FINDINGS = 1_000;
  private static final Pattern BLOB =
      Pattern.compile("blobs/(sha256/[0-9a-f]{64}|sha512/[0-9a-f]{128})");

  private final String folder;
  private final Map<String, FileEntry> files;
  private final List<DirectoryFinding> findings = new ArrayList<>();
  private final Map<String, Blob> blobs = new LinkedHashMap<>();
  private final Set<String> used = new HashSet<>();
  private final Set<String> read = new HashSet<>();
  private final Deque<Document> waiting = new ArrayDeque<>();
  private int descriptors;

  /// An index or manifest to be read.
  private record Document(String file, int depth) {}

  /// What is said of a blob.
  private static final class Blob {
    private final Descriptor first;
    private final List<Long> sizes = new ArrayList<>();

    Blob(Descriptor first) {
      this.first = first;
    }
  }

  /// @param folder the layout lies in, with a `/` at the end
  ImageWalk(String folder, Map<String, FileEntry> files) {
    this.folder = folder;
    this.files = files;
  }

  /// All the files below the folder that belong to the layout.
  DirectoryPlan walk() {
    if (files.containsKey(folder + "oci-layout")) {
      enter(folder + "index.json", 0);
    }
    while (!waiting.isEmpty()) {
      Document document = waiting.pop();
      document(document);
    }
    saved();
    var planned = new LinkedHashMap<String, Planned>();
    blobs.forEach((name, blob) -> planned.put(name, planned(name, blob)));
    if (files.containsKey(folder + "oci-layout")) {
      unreferenced(planned);
    }
    return new DirectoryPlan(planned, findings);
  }

  private void enter(String file, int depth) {
    if (!read.add(file)) {
      return;
    }
    if (depth > DEEPEST || read.size() > MOST_DOCUMENTS) {
      report(
          OciRules.TOO_MANY,
          file,
          "deeper than %d, or more than %,d".formatted(DEEPEST, MOST_DOCUMENTS));
    } else {
      waiting.add(new Document(file, depth));
    }
  }

  private void document(Document document) {
    try {
      JsonObject object = ReadJson.object(document.file(), bytes(document.file()));
      if (object.has("manifests") && (object.has("layers") || object.has("config"))) {
        report(OciRules.AMBIGUOUS, document.file(), "it has manifests and layers");
      }
      for (Descriptor manifest : all(object, "manifests")) {
        descriptor(manifest, document);
        if (files.containsKey(folder + manifest.digest().place()) && isDocument(manifest)) {
          enter(folder + manifest.digest().place(), document.depth() + 1);
        }
      }
      Optional<JsonObject> config = object.optionalObject("config");
      if (config.isPresent()) {
        descriptor(Descriptor.read(config.get()), document);
      }
      for (String name : List.of("layers", "blobs")) {
        for (Descriptor layer : all(object, name)) {
          descriptor(layer, document);
        }
      }
    } catch (Malformed e) {
      report(OciRules.BROKEN, document.file(), e.why());
    }
  }

  private static List<Descriptor> all(JsonObject object, String name) throws Malformed {
    Optional<JsonArray> array = object.optionalArray(name);
    var all = new ArrayList<Descriptor>();
    if (array.isPresent()) {
      for (JsonObject descriptor : array.get().objects()) {
        all.add(Descriptor.read(descriptor));
      }
    }
    return all;
  }

  /// An index may name blobs that are no manifests.
  private static boolean isDocument(Descriptor manifest) {
    String type = manifest.mediaType();
    return type.isEmpty() || type.contains("manifest") || type.contains("index");
  }

  private void descriptor(Descriptor descriptor, Document document) {
    if (++descriptors > MOST_DESCRIPTORS) {
      if (descriptors == MOST_DESCRIPTORS + 1) {
        report(
            OciRules.TOO_MANY, document.file(), "more than %,d blobs".formatted(MOST_DESCRIPTORS));
      }
      return;
    }
    if (descriptor.title().filter(Places::leadsOut).isPresent()) {
      report(OciRules.TITLE, document.file(), descriptor.title().orElse(""));
    }
    if (descriptor.isKeptElsewhere()) {
      String from =
          descriptor.urls().isEmpty() ? descriptor.mediaType() : descriptor.urls().getFirst();
      report(OciRules.ELSEWHERE, document.file(), descriptor.shown() + " from " + from);
    }
    inline(descriptor, document);
    String name = folder + descriptor.digest().place();
    if (files.containsKey(name)) {
      Blob blob = blobs.computeIfAbsent(name, n -> new Blob(descriptor));
      if (!blob.sizes.contains(descriptor.size()) && blob.sizes.size() < DEEPEST) {
        blob.sizes.add(descriptor.size());
      }
    } else if (descriptor.data().isEmpty()) {
      report(OciRules.MISSING, document.file(), descriptor.shown());
    }
  }

  /// What stands in the descriptor itself is what some clients read instead of the blob.
  private void inline(Descriptor descriptor, Document document) {
    boolean isOther =
        descriptor
            .data()
            .filter(data ->
                !data.digest(descriptor.digest().javaName())
                    .hex()
                    .equals(descriptor.digest().hex()))
            .isPresent();
    if (isOther) {
      report(OciRules.DIGEST, document.file(), descriptor.shown() + ": the data in its descriptor");
    }
  }

  private static Planned planned(String name, Blob blob) {
    String where =
        blob.first
            .title()
            .filter(title -> !Places.leadsOut(title) && !title.isBlank())
            .map(title -> name + "!/" + title)
            .orElse(name);
    return new Planned(where, new BlobCheck(blob.first.digest(), blob.sizes));
  }

  /// Blobs that nothing leads to are held against their names.
  private void unreferenced(Map<String, Planned> planned) {
    for (String name : new TreeSet<>(files.keySet())) {
      boolean isLeft =
          name.startsWith(folder + "blobs/") && !planned.containsKey(name) && !used.contains(name);
      if (!isLeft) {
        continue;
      }
      report(OciRules.UNREFERENCED, name, "no index or manifest leads to it");
      Matcher blob = BLOB.matcher(name.substring(folder.length()));
      if (blob.matches()) {
        String[] parts = blob.group(1).split("/", 2);
        var digest = new Descriptor.Digest(parts[0], parts[1]);
        planned.put(name, new Planned(name, new BlobCheck(digest, List.of())));
      }
    }
  }

  /// What `docker save` writes beside or instead of an index: for each image the names of its
  /// configuration and of its layers.
  private void saved() {
    String file = folder + "manifest.json";
    if (!files.containsKey(file)) {
      return;
    }
    boolean isSaved = false;
    try {
      Octets document = bytes(file);
      isSaved = document.text().contains("\"Layers\"");
      for (JsonObject image : images(ReadJson.of(document))) {
        named(image.text("Config"), file);
        for (String layer : image.array("Layers").texts()) {
          named(layer, file);
        }
      }
    } catch (Malformed e) {
      if (isSaved) {
        report(OciRules.BROKEN, file, e.why());
      }
    }
  }

  /// Many things are called manifest.json; those of `docker save` are a list of images.
  private static List<JsonObject> images(JsonValue document) {
    if (!(document instanceof JsonArray array)) {
      return List.of();
    }
    return array.elements().stream()
        .filter(JsonObject.class::isInstance)
        .map(JsonObject.class::cast)
        .filter(image -> image.has("Config") && image.has("Layers"))
        .toList();
  }

  private void named(String name, String file) {
    used.add(folder + name);
    if (Places.leadsOut(name)) {
      report(OciRules.TITLE, file, name);
    } else if (!files.containsKey(folder + name)) {
      report(OciRules.MISSING, file, name);
    }
  }

  private Octets bytes(String file) throws Malformed {
    FileEntry entry = files.get(file);
    if (entry == null) {
      throw new Malformed("it is not there");
    }
    try {
      Optional<Octets> read =
          entry.read(bytes ->
              bytes.has(0, LARGEST_DOCUMENT + 1L)
                  ? Optional.empty()
                  : Optional.of(Octets.of(bytes.copy(0, (int) bytes.size()))));
      return read.orElseThrow(() -> new Malformed("it is larger than any manifest"));
    } catch (IOException | BeyondEnd e) {
      throw new Malformed("it cannot be read");
    }
  }

  private void report(Rule rule, String where, String message) {
    if (findings.size() < MOST_FINDINGS) {
      findings.add(new DirectoryFinding(rule, where, message));
    }
  }
}
