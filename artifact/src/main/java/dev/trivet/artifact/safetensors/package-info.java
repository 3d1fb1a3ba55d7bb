/// The safetensors format: a JSON header over raw tensors, whose numbers are never read.
@NullMarked
package dev.trivet.artifact.safetensors;

import org.jspecify.annotations.NullMarked;
