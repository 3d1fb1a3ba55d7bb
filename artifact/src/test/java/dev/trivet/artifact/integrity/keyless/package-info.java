/// Tests.
@NullMarked
package dev.trivet.artifact.integrity.keyless;

import org.jspecify.annotations.NullMarked;
