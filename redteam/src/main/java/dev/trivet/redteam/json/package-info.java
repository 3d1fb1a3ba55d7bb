/// JSON of strangers as values: bounded when it is read, exact when it is written.
@NullMarked
package dev.trivet.redteam.json;

import org.jspecify.annotations.NullMarked;
