/// What a model gives away about the records it was trained on. An attack that finds nothing has
/// not shown that there is nothing: the weak ones miss what the strong ones see.
@NullMarked
package dev.trivet.measure.privacy;

import org.jspecify.annotations.NullMarked;
