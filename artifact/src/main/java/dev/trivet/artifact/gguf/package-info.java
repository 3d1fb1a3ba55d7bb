/// GGUF: metadata, tensor descriptions and aligned tensors of llama.cpp and its kin.
@NullMarked
package dev.trivet.artifact.gguf;

import org.jspecify.annotations.NullMarked;
