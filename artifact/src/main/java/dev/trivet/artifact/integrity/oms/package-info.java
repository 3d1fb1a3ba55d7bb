/// The OpenSSF Model Signing format: statements that list a model's files, read, written and held
/// against what is there.
@NullMarked
package dev.trivet.artifact.integrity.oms;

import org.jspecify.annotations.NullMarked;
