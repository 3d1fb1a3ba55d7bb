/// Spreadsheets.
@NullMarked
package dev.trivet.formats.xlsx;

import org.jspecify.annotations.NullMarked;
