/// What a run adds up to: success rates with intervals, and what may be said from them.
@NullMarked
package dev.trivet.redteam.figure;

import org.jspecify.annotations.NullMarked;
