/// Texts as rows of numbers, so that what people write now can be held against what they wrote
/// before.
@NullMarked
package dev.trivet.measure.text;

import org.jspecify.annotations.NullMarked;
