package dev.trivet.artifact.integrity.keyless;

import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.key.VerificationKey;

/// A transparency log that is trusted.
///
/// @param host of its address; its checkpoints are signed under this name
/// @param id as entries and certificates name it
record LogKey(String host, Octets id, VerificationKey key, Validity validity) {}
