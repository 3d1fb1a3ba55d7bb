package dev.trivet.redteam.judge;

import dev.trivet.measure.statistics.Proportion;

/// How a detector did on answers that people had labelled.
///
/// @param missed of those it should have seen
/// @param falseAlarms of those it should not
public record DetectorErrors(Detector detector, Proportion missed, Proportion falseAlarms) {}
