/// What it adds up to: verdicts on controls, threats and requirements at an instant, each able to
/// say why.
@NullMarked
package dev.trivet.posture;

import org.jspecify.annotations.NullMarked;
