/// What we show: the statement of applicability, matrices and figures handed to somebody else.
@NullMarked
package dev.trivet.proof;

import org.jspecify.annotations.NullMarked;
