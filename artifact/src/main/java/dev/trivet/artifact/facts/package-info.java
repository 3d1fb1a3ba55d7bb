/// What the headers of model files say of themselves, for inventories and bills of materials.
@NullMarked
package dev.trivet.artifact.facts;

import org.jspecify.annotations.NullMarked;
