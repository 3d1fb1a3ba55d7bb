/// What we saw: observations by instruments and attestations by people, each bound to what it is
/// about.
@NullMarked
package dev.trivet.evidence;

import org.jspecify.annotations.NullMarked;
