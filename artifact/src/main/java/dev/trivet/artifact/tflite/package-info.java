/// TensorFlow Lite models, which are flatbuffers.
@NullMarked
package dev.trivet.artifact.tflite;

import org.jspecify.annotations.NullMarked;
