/// Bounds-checked random access to bytes that may be hostile, larger than memory, or still
/// compressed. Nothing here knows a file format.
@NullMarked
package dev.trivet.artifact.bytes;

import org.jspecify.annotations.NullMarked;
