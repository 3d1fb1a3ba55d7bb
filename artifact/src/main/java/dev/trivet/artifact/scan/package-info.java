/// The frame every format reader works in: contents waiting to be read, what may be spent on them,
/// and what was found.
@NullMarked
package dev.trivet.artifact.scan;

import org.jspecify.annotations.NullMarked;
