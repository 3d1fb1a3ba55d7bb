/// Whether a window of data or answers still looks like the reference, at a false-alarm rate chosen
/// beforehand.
@NullMarked
package dev.trivet.measure.drift;

import org.jspecify.annotations.NullMarked;
