/// What can go wrong: which ATLAS techniques apply to a system, why, how likely, and along which
/// paths.
@NullMarked
package dev.trivet.threat;

import org.jspecify.annotations.NullMarked;
