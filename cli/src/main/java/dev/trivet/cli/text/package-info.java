/// Text for a terminal of 80 columns: tones, wrapping, tables. Nothing from a file reaches the
/// terminal with its control characters.
@NullMarked
package dev.trivet.cli.text;

import org.jspecify.annotations.NullMarked;
