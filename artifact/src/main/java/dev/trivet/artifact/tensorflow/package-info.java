/// TensorFlow graphs: SavedModel, frozen graph, checkpoint meta graph, in bytes and as text.
@NullMarked
package dev.trivet.artifact.tensorflow;

import org.jspecify.annotations.NullMarked;
