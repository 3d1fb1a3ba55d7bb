/// Whether a model reacts to something nobody told it to, and which rows of its training set taught
/// it that.
@NullMarked
package dev.trivet.measure.backdoor;

import org.jspecify.annotations.NullMarked;
