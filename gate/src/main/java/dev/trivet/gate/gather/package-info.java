/// Makes the facts of the gate from what the instruments and the programme say.
@NullMarked
package dev.trivet.gate.gather;

import org.jspecify.annotations.NullMarked;
