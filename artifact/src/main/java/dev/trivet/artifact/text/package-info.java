/// Recognises text that no other reader claims.
@NullMarked
package dev.trivet.artifact.text;

import org.jspecify.annotations.NullMarked;
