/// Writes a bill of materials as CycloneDX 1.6 and 1.7 and as SPDX 3.0.1, the same bytes for the
/// same bill.
@NullMarked
package dev.trivet.bom.write;

import org.jspecify.annotations.NullMarked;
