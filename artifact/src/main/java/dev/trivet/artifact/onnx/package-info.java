/// ONNX models: graphs of operators, with tensors inside or in files beside.
@NullMarked
package dev.trivet.artifact.onnx;

import org.jspecify.annotations.NullMarked;
