/// Asks TorchScript models, by PyTorch. Such a file holds code: look at it with the scanner before
/// it comes here.
@NullMarked
package dev.trivet.measure.torchscript;

import org.jspecify.annotations.NullMarked;
