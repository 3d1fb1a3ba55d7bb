package dev.trivet.artifact.integrity.bundle;

import dev.trivet.artifact.integrity.form.Octets;
import java.util.List;

/// A sigstore bundle: a signature and what is needed to verify it offline.
///
/// @param timestamps RFC 3161 responses over the signature
public record Bundle(
    BundleVersion version,
    Material material,
    Content content,
    List<LogEntry> entries,
    List<Octets> timestamps) {
  public Bundle {
    entries = List.copyOf(entries);
    timestamps = List.copyOf(timestamps);
  }
}
