/// Checksum files, hub caches and image layouts, right and wrong.
@NullMarked
package dev.trivet.artifact.integrity.stated;

import org.jspecify.annotations.NullMarked;
