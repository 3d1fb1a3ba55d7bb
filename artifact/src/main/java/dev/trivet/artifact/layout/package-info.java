/// What the files of a directory say of each other: which holds another's numbers, which names
/// another by its digest.
@NullMarked
package dev.trivet.artifact.layout;

import org.jspecify.annotations.NullMarked;
