/// The steps a verification takes, and how one says that it failed.
@NullMarked
package dev.trivet.artifact.integrity.check;

import org.jspecify.annotations.NullMarked;
