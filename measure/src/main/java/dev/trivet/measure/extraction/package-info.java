/// How well a model can be copied by asking it.
@NullMarked
package dev.trivet.measure.extraction;

import org.jspecify.annotations.NullMarked;
