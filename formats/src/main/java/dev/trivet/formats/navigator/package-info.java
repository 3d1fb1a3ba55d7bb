/// Layers for the ATLAS Navigator, format 4.5.
@NullMarked
package dev.trivet.formats.navigator;

import org.jspecify.annotations.NullMarked;
