/// Lists and digests of files.
@NullMarked
package dev.trivet.artifact.integrity.manifest;

import org.jspecify.annotations.NullMarked;
