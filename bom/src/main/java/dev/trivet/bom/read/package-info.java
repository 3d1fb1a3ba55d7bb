/// Reads a model's directory, loading nothing, and merges in what a programme declares.
@NullMarked
package dev.trivet.bom.read;

import org.jspecify.annotations.NullMarked;
