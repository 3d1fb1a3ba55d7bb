/// TensorFlow's checkpoints: the sorted table that says which tensor lies where, and the files of
/// numbers beside it.
@NullMarked
package dev.trivet.artifact.checkpoint;

import org.jspecify.annotations.NullMarked;
