/// How long things take: a plain harness, and the ratio of every figure to one committed before.
@NullMarked
package dev.trivet.bench;

import org.jspecify.annotations.NullMarked;
