/// What is known: published frameworks at one release each, ATLAS, and the crosswalks between them.
@NullMarked
package dev.trivet.catalog;

import org.jspecify.annotations.NullMarked;
