/// Reads NumPy's array files.
@NullMarked
package dev.trivet.artifact.numpy;

import org.jspecify.annotations.NullMarked;
