/// Reads containers: zip, tar, 7z, and single compressed streams. Their entries go to the scan as
/// contents of their own; what makes loaders differ about what an archive holds is a finding.
@NullMarked
package dev.trivet.artifact.archive;

import org.jspecify.annotations.NullMarked;
