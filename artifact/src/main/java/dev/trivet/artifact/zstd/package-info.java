/// Decompresses Zstandard (RFC 8878) in plain Java, so that a hostile stream meets only
/// bounds-checked arrays.
@NullMarked
package dev.trivet.artifact.zstd;

import org.jspecify.annotations.NullMarked;
