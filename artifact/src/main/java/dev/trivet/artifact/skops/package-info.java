/// Skops files: zip archives whose `schema.json` says which Python objects to build.
@NullMarked
package dev.trivet.artifact.skops;

import org.jspecify.annotations.NullMarked;
