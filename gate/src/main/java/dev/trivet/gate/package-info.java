/// Decides whether a model may be deployed: facts, a policy over them, and a decision with every
/// reason.
@NullMarked
package dev.trivet.gate;

import org.jspecify.annotations.NullMarked;
