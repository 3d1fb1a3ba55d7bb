/// What a measurement comes out as: a number with its interval, too little data for one, or the
/// problem that kept it from being measured.
@NullMarked
package dev.trivet.measure.result;

import org.jspecify.annotations.NullMarked;
