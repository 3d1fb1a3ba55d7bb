/// Formats that are protocol buffers of one message: CoreML models, SentencePiece vocabularies,
/// Caffe networks.
@NullMarked
package dev.trivet.artifact.coreml;

import org.jspecify.annotations.NullMarked;
