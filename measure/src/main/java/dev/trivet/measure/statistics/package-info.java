/// Intervals, tests and curves, each with the paper that defines it. Chance comes in as a seed.
@NullMarked
package dev.trivet.measure.statistics;

import org.jspecify.annotations.NullMarked;
