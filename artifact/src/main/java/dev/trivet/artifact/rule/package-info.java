/// What a scan can say: verdicts, the rules behind them, and findings.
@NullMarked
package dev.trivet.artifact.rule;

import org.jspecify.annotations.NullMarked;
