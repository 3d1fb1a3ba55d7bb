/// Statements about where an artefact comes from: in-toto attestations, SLSA provenance.
@NullMarked
package dev.trivet.artifact.integrity.provenance;

import org.jspecify.annotations.NullMarked;
