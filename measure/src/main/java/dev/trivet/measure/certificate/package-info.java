/// Robustness that is promised, not only not yet broken: up to a stated chance of error.
@NullMarked
package dev.trivet.measure.certificate;

import org.jspecify.annotations.NullMarked;
