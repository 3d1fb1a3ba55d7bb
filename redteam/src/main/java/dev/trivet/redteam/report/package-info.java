/// A run for people to read, as a page and as Markdown.
@NullMarked
package dev.trivet.redteam.report;

import org.jspecify.annotations.NullMarked;
