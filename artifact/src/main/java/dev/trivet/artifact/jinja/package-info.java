/// Chat templates: Jinja programs that a model's files bring along and a server runs.
@NullMarked
package dev.trivet.artifact.jinja;

import org.jspecify.annotations.NullMarked;
