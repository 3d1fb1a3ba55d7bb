/// Samples and labels, and the files they come in. A file is a stranger's: every length it states
/// is checked before anything is allocated, and nothing in it is executed.
@NullMarked
package dev.trivet.measure.data;

import org.jspecify.annotations.NullMarked;
