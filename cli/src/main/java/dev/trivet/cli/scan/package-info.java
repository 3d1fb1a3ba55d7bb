/// What a scan found, written for others: SARIF, HTML, CycloneDX.
@NullMarked
package dev.trivet.cli.scan;

import org.jspecify.annotations.NullMarked;
