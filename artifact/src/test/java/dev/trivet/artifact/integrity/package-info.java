/// Models that are signed, changed and verified again.
@NullMarked
package dev.trivet.artifact.integrity;

import org.jspecify.annotations.NullMarked;
