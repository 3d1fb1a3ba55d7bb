/// Recognises programs and libraries where a model should be.
@NullMarked
package dev.trivet.artifact.executable;

import org.jspecify.annotations.NullMarked;
