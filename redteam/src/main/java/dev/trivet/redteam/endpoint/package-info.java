/// The port attacks go through: what is said to a model, and what comes back.
@NullMarked
package dev.trivet.redteam.endpoint;

import org.jspecify.annotations.NullMarked;
