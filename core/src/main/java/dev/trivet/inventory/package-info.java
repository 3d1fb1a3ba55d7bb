/// What we run: AI systems, their parts, their suppliers, and the profile that describes each to
/// the threat model.
@NullMarked
package dev.trivet.inventory;

import org.jspecify.annotations.NullMarked;
