package dev.trivet.artifact.oci;

import dev.trivet.artifact.integrity.form.JsonArray;
import dev.trivet.artifact.integrity.form.JsonObject;
import dev.trivet.artifact.integrity.form.Malformed;
import dev.trivet.artifact.integrity.form.Octets;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// What names a blob.
///
/// Source: the OCI image specification 1.1, Docker's image manifest v2 schema 2, and the model
/// format specification of the CNCF for the names of model files.
///
/// @param title the name of the file the blob is, where one is given
/// @param urls where else it can be fetched
/// @param data the blob itself, where it is small and stands in its descriptor
record Descriptor(
    String mediaType,
    Digest digest,
    long size,
    Optional<String> title,
    List<String> urls,
    Optional<Octets> data) {
  private static final List<String> TITLES =
      List.of(
          "org.opencontainers.image.title", "org.cncf.model.filepath", "org.cnai.model.filepath");

  /// @param algorithm as it stands in a descriptor: `sha256`
  record Digest(String algorithm, String hex) {
    private static final Pattern FORM =
        Pattern.compile("(sha256):([0-9a-f]{64})|(sha512):([0-9a-f]{128})");

    static Digest of(String text) throws Malformed {
      Matcher form = FORM.matcher(text);
      if (!form.matches()) {
        throw new Malformed("'%s' is no SHA-256 or SHA-512 digest".formatted(text));
      }
      return form.group(1) != null
          ? new Digest(form.group(1), form.group(2))
          : new Digest(form.group(3), form.group(4));
    }

    /// Where a blob of that digest lies in a layout.
    String place() {
      return "blobs/" + algorithm + "/" + hex;
    }

    /// As the JDK calls it.
    String javaName() {
      return algorithm.equals("sha256") ? "SHA-256" : "SHA-512";
    }
  }

  static Descriptor read(JsonObject object) throws Malformed {
    Optional<JsonArray> urls = object.optionalArray("urls");
    return new Descriptor(
        object.optionalText("mediaType").orElse(""),
        Digest.of(object.text("digest")),
        object.whole("size"),
        title(object),
        urls.isPresent() ? urls.get().texts() : List.of(),
        object.optionalBase64("data"));
  }

  private static Optional<String> title(JsonObject object) throws Malformed {
    Optional<JsonObject> annotations = object.optionalObject("annotations");
    if (annotations.isPresent()) {
      for (String key : TITLES) {
        Optional<String> title = annotations.get().optionalText(key);
        if (title.isPresent()) {
          return title;
        }
      }
    }
    return Optional.empty();
  }

  /// Whether it is of the kind that registries do not keep.
  boolean isKeptElsewhere() {
    return !urls.isEmpty()
        || mediaType.contains(".foreign.")
        || mediaType.contains(".nondistributable.");
  }

  /// How a finding names it.
  String shown() {
    return title.map(t -> t + ", ").orElse("") + digest.algorithm() + ":" + digest.hex();
  }
}
