/// JSON read as a stream of tokens, however large or crooked it is.
@NullMarked
package dev.trivet.artifact.json;

import org.jspecify.annotations.NullMarked;
