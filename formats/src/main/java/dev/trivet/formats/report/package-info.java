/// The report for people: one HTML file that needs nothing else.
@NullMarked
package dev.trivet.formats.report;

import org.jspecify.annotations.NullMarked;
