/// What is known of a model and its parts, each statement with how it is known: the bill of
/// materials before it has a format.
@NullMarked
package dev.trivet.bom;

import org.jspecify.annotations.NullMarked;
