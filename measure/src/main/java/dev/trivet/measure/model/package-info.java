/// The port models are asked through, decorators that count and limit what is asked, and the ONNX
/// adapter.
@NullMarked
package dev.trivet.measure.model;

import org.jspecify.annotations.NullMarked;
