/// The command line: one class for each command, each a thin layer over a use case. Data goes to
/// standard output, talk to standard error.
@NullMarked
package dev.trivet.cli;

import org.jspecify.annotations.NullMarked;
