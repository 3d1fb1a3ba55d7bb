package dev.trivet.artifact.integrity.bundle;

import dev.trivet.artifact.integrity.form.Malformed;

/// The release of the bundle format, which decides what a bundle must hold.
public enum BundleVersion {
  V0_1,
  V0_2,
  V0_3;

  /// @throws Malformed for a media type that is none of the known ones
  static BundleVersion of(String mediaType) throws Malformed {
    return switch (mediaType) {
      case "application/vnd.dev.sigstore.bundle+json;version=0.1" -> V0_1;
      case "application/vnd.dev.sigstore.bundle+json;version=0.2" -> V0_2;
      case "application/vnd.dev.sigstore.bundle+json;version=0.3",
          "application/vnd.dev.sigstore.bundle.v0.3+json" ->
          V0_3;
      default ->
          throw new Malformed("mediaType '" + mediaType + "' is no sigstore bundle of 0.1 to 0.3");
    };
  }
}
