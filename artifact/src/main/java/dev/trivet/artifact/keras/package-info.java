/// Keras configurations, which name classes and functions to be imported, or hold code themselves.
@NullMarked
package dev.trivet.artifact.keras;

import org.jspecify.annotations.NullMarked;
