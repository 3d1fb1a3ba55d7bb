/// What is tried on a model: the probe, the scene it plays in, and what would count as success.
@NullMarked
package dev.trivet.redteam.probe;

import org.jspecify.annotations.NullMarked;
