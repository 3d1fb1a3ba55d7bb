/// An endpoint with known weaknesses, to measure the harness itself.
@NullMarked
package dev.trivet.redteam.stub;

import org.jspecify.annotations.NullMarked;
