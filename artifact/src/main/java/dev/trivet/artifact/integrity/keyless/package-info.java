/// Keyless signatures: short-lived certificates for an identity, seen by transparency logs and
/// timestamp authorities, verified offline against a trust root (sigstore's client specification).
@NullMarked
package dev.trivet.artifact.integrity.keyless;

import org.jspecify.annotations.NullMarked;
