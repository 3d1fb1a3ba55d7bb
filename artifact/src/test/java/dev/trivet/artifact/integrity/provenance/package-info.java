/// Attestations that say much, little and nothing.
@NullMarked
package dev.trivet.artifact.integrity.provenance;

import org.jspecify.annotations.NullMarked;
