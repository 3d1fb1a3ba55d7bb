/// Reads Parquet files of numbers, which a stranger may have written: every length in one is a
/// claim.
@NullMarked
package dev.trivet.measure.parquet;

import org.jspecify.annotations.NullMarked;
