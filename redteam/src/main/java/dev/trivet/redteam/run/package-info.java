/// Running a suite against a target: budget, order, resuming, and the file a run is kept in.
@NullMarked
package dev.trivet.redteam.run;

import org.jspecify.annotations.NullMarked;
