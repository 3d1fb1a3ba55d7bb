/// Reads pickles by running them on a symbolic machine: every opcode of protocols 0 to 5 takes
/// effect on values that are only names, so nothing is imported and nothing is called, and yet it
/// is known what would be, with which arguments.
@NullMarked
package dev.trivet.artifact.pickle;

import org.jspecify.annotations.NullMarked;
