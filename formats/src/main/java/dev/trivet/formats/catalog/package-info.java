/// The data files of the catalogue, read into the types of the domain.
@NullMarked
package dev.trivet.formats.catalog;

import org.jspecify.annotations.NullMarked;
