/// The comparison kit, and what runs its protocol.
@NullMarked
package dev.trivet.measure.kit;

import org.jspecify.annotations.NullMarked;
