/// Whether a model still behaves like one that is known.
@NullMarked
package dev.trivet.measure.comparison;

import org.jspecify.annotations.NullMarked;
