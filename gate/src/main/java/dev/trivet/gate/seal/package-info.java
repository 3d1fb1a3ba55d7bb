/// Decisions as signed statements that anybody with the key can check later.
@NullMarked
package dev.trivet.gate.seal;

import org.jspecify.annotations.NullMarked;
