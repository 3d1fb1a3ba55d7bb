/// Findings as SARIF 2.1.0.
@NullMarked
package dev.trivet.formats.sarif;

import org.jspecify.annotations.NullMarked;
