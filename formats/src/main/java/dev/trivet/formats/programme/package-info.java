/// A directory of documents as a programme, with every problem of it named at once.
@NullMarked
package dev.trivet.formats.programme;

import org.jspecify.annotations.NullMarked;
