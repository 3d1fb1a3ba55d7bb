/// Pages that need no network, no other file and no script.
@NullMarked
package dev.trivet.formats.html;

import org.jspecify.annotations.NullMarked;
