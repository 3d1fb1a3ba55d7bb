/// The probes themselves: templates in our own words, varied by a seed.
@NullMarked
package dev.trivet.redteam.suite;

import org.jspecify.annotations.NullMarked;
