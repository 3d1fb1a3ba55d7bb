/// The command line as its users meet it: texts, exit codes, files.
@NullMarked
package dev.trivet.cli;

import org.jspecify.annotations.NullMarked;
