/// Documents as text: YAML or JSON into records and back, with the place of every word.
@NullMarked
package dev.trivet.formats.document;

import org.jspecify.annotations.NullMarked;
