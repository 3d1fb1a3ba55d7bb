/// What we do: controls, the proofs each one asks for, and the decisions to accept or exclude.
@NullMarked
package dev.trivet.control;

import org.jspecify.annotations.NullMarked;
