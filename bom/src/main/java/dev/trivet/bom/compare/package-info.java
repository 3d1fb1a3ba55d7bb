/// Bills against each other and against the files: read, diff, merge, check.
@NullMarked
package dev.trivet.bom.compare;

import org.jspecify.annotations.NullMarked;
