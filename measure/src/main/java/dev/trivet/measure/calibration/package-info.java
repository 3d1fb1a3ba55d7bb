/// Whether a model is right as often as it says it is. What came out is never called calibrated: it
/// lies within what a calibrated model of as many samples would show, or it does not.
@NullMarked
package dev.trivet.measure.calibration;

import org.jspecify.annotations.NullMarked;
