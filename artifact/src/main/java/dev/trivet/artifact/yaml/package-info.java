/// YAML, whose tags make some loaders build any object.
@NullMarked
package dev.trivet.artifact.yaml;

import org.jspecify.annotations.NullMarked;
