/// Sigstore bundles, as they are written; nothing here is believed yet.
@NullMarked
package dev.trivet.artifact.integrity.bundle;

import org.jspecify.annotations.NullMarked;
