package dev.trivet.posture;

import dev.trivet.shared.Level;

/// The risk of one threat to one system, three times.
///
/// @param likelihood before controls
/// @param impact the worst of what the technique can hurt
/// @param inherent with no control
/// @param current with the controls that are proven
/// @param planned with those that are promised too
public record RiskLevels(
    Level likelihood, Level impact, Level inherent, Level current, Level planned) {}
