/// What shall be measured on a model, what came of it, and the use case that leads from one to the
/// other within a budget, and again where it stopped.
@NullMarked
package dev.trivet.measure.run;

import org.jspecify.annotations.NullMarked;
