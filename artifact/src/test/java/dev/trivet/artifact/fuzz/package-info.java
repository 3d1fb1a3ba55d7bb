/// Readers on bytes that a fuzzer makes up.
@NullMarked
package dev.trivet.artifact.fuzz;

import org.jspecify.annotations.NullMarked;
