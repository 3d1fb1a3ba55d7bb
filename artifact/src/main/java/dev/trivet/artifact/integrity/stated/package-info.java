/// Digests somebody has stated beside files, without a signature: checksum files, hub caches, image
/// layouts. They show that a copy is whole, not who made it.
@NullMarked
package dev.trivet.artifact.integrity.stated;

import org.jspecify.annotations.NullMarked;
