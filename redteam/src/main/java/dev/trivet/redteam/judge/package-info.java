/// Whether an attack succeeded: by side effects first, then by detectors whose errors are counted.
@NullMarked
package dev.trivet.redteam.judge;

import org.jspecify.annotations.NullMarked;
