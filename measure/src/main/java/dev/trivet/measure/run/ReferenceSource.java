package dev.trivet.measure.run;

import java.util.Optional;

/// A model like the one measured, made by the same training on other rows. With a few of them it
/// shows how easy a record is for a model that knows it, or does not.
///
/// @param members which of the audited rows it was trained on; none of them when left out
public record ReferenceSource(ModelSource model, Optional<RowMarks> members) {}
