/// R's serialised objects: `.rds`, `.rda`, `.RData`.
@NullMarked
package dev.trivet.artifact.rdata;

import org.jspecify.annotations.NullMarked;
