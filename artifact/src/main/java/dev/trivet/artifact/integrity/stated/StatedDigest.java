package dev.trivet.artifact.integrity.stated;

import dev.trivet.artifact.integrity.form.Octets;

/// What a file's digest should be.
///
/// @param name of the file, from the directory it is looked for in
public record StatedDigest(String name, DigestKind kind, Octets digest) {}
