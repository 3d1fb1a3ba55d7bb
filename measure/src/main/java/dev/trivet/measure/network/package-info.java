/// Small networks in plain Java: they are trained as references and surrogates, and give the
/// gradients attacks follow.
@NullMarked
package dev.trivet.measure.network;

import org.jspecify.annotations.NullMarked;
