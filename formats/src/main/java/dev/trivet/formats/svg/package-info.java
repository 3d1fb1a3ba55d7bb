/// Diagrams as SVG text: the same bytes for the web page, the PDF and the golden test.
@NullMarked
package dev.trivet.formats.svg;

import org.jspecify.annotations.NullMarked;
