/// Tests of the bill of materials.
@NullMarked
package dev.trivet.bom;

import org.jspecify.annotations.NullMarked;
