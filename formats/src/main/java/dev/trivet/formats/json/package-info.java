/// A posture as JSON.
@NullMarked
package dev.trivet.formats.json;

import org.jspecify.annotations.NullMarked;
