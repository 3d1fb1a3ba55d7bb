/// What must hold of every programme and every profile, checked on seeded random ones.
@NullMarked
package dev.trivet.formats.laws;

import org.jspecify.annotations.NullMarked;
