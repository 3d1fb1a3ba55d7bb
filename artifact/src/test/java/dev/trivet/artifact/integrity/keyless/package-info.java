/// A sigstore instance small enough to stand in a test, and what it takes to deceive a verifier.
@NullMarked
package dev.trivet.artifact.integrity.keyless;

import org.jspecify.annotations.NullMarked;
