/// What a model consists of: its files, their digests, and one digest for all of them.
@NullMarked
package dev.trivet.artifact.integrity.manifest;

import org.jspecify.annotations.NullMarked;
