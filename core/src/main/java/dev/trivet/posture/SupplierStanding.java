package dev.trivet.posture;

import dev.trivet.evidence.SupplierAssessment;
import dev.trivet.inventory.Supplier;
import java.util.Optional;

/// How a supplier stands at an instant, and why.
///
/// @param assessment the one that decides; empty when there is none
public record SupplierStanding(
    Supplier supplier,
    SupplierVerdict verdict,
    Optional<SupplierAssessment> assessment,
    Explanation why) {}
