/// Models that are trained anew every week: what one week hands to the next, and what changed
/// between them, with one false-alarm rate for all weeks together.
@NullMarked
package dev.trivet.measure.handover;

import org.jspecify.annotations.NullMarked;
