/// Where a model comes from: its ancestors, adapters, datasets and libraries, drawn and checked for
/// breaks.
@NullMarked
package dev.trivet.bom.lineage;

import org.jspecify.annotations.NullMarked;
