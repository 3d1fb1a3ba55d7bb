/// Words every package of the story uses: levels, digests, and the check that makes an id valid
/// from birth.
@NullMarked
package dev.trivet.shared;

import org.jspecify.annotations.NullMarked;
