/// Plain text: vocabularies, model cards, licences, and source code beside a model.
@NullMarked
package dev.trivet.artifact.text;

import org.jspecify.annotations.NullMarked;
