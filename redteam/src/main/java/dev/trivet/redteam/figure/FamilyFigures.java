package dev.trivet.redteam.figure;

import dev.trivet.measure.result.Metric;
import dev.trivet.redteam.probe.Family;
import java.util.Optional;

/// What a family of probes came to.
///
/// @param rate the share of scored attempts that hit; of harmless requests, that were refused
/// @param hitAtK the share of probes that hit at least once in all repetitions, where there are
///   several
/// @param refusals the share of scored attempts that were refused
/// @param claim what may be said of "under the limit"
/// @param adjustedP how surprising the hits would be if the true rate were at the limit, after
///   Holm's correction for the number of families
public record FamilyFigures(
    Family family,
    Counts counts,
    Rate rate,
    Optional<Metric> hitAtK,
    Rate refusals,
    Claim claim,
    double adjustedP) {}
