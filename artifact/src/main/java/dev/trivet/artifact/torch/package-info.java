/// What PyTorch keeps in its archives besides pickles: numbers, TorchScript, exported graphs,
/// native libraries.
@NullMarked
package dev.trivet.artifact.torch;

import org.jspecify.annotations.NullMarked;
