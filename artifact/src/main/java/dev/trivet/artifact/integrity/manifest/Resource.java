package dev.trivet.artifact.integrity.manifest;

import dev.trivet.artifact.integrity.form.Octets;

/// An entry of a manifest.
///
/// @param name of the file, or `file:from:to` for a piece of it
/// @param digest its SHA-256
public record Resource(String name, Octets digest) {

  static Resource of(FileRange range, Serialization serialization, Octets digest) {
    String name =
        switch (serialization) {
          case Serialization.ByFile f -> range.file().name();
          case Serialization.ByShard s ->
              range.file().name() + ":" + range.from() + ":" + range.to();
        };
    return new Resource(name, digest);
  }
}
