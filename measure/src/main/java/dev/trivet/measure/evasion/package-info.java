/// How little change makes a model err. What an attack finds is an upper bound on robustness, never
/// a promise: a better attack may find more. What is promised is in `certificate`.
@NullMarked
package dev.trivet.measure.evasion;

import org.jspecify.annotations.NullMarked;
