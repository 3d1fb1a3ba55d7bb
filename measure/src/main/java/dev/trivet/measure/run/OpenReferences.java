package dev.trivet.measure.run;

import dev.trivet.measure.data.Samples;
import dev.trivet.measure.model.OpenModel;
import dev.trivet.measure.model.Predictions;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import dev.trivet.shared.Digest;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;

/// Opens the reference models of a plan. There may be many of them, so each is held open only while
/// it is asked.
///
/// @param audited the part of the audited rows' file that is used, where there is one
record OpenReferences(
    OpenMarks marks, Optional<OpenMarks.Part> audited, Function<ModelSource, OpenModel> open) {

  /// A reference model.
  ///
  /// @param members which audited rows it was trained on; none of them when empty
  @SuppressWarnings("ArrayRecordComponent") // lives within one run
  record Named(
      ModelSource source,
      Digest digest,
      Optional<boolean[]> members,
      Function<ModelSource, OpenModel> open) {

    /// @return what it answers to each of some batches
    List<Predictions> asked(List<Samples> batches, int classes) {
      try (OpenModel model = open.apply(source)) {
        if (model.classes() != classes) {
          throw new ProblemException(
              Problem.Kind.CLASSES_CHANGED,
              "the reference %s has %d classes, the model %d"
                  .formatted(source.name(), model.classes(), classes),
              "give references of the same task");
        }
        return batches.stream().map(model::predict).toList();
      }
    }

    MeasurementRun.ReferenceUsed used() {
      return new MeasurementRun.ReferenceUsed(digest, members.map(Named::digest));
    }

    private static Digest digest(boolean[] marks) {
      try {
        byte[] sha =
            MessageDigest.getInstance("SHA-256")
                .digest(Arrays.toString(marks).getBytes(StandardCharsets.UTF_8));
        return new Digest("sha256:" + HexFormat.of().formatHex(sha));
      } catch (NoSuchAlgorithmException e) {
        throw new IllegalStateException("every Java has SHA-256", e);
      }
    }
  }

  Named named(ReferenceSource source) {
    Optional<boolean[]> members = source.members().map(m -> marks.of(m, part(source)));
    try (OpenModel model = open.apply(source.model())) {
      return new Named(source.model(), model.digest(), members, open);
    }
  }

  private OpenMarks.Part part(ReferenceSource source) {
    return audited.orElseThrow(() ->
        new ProblemException(
            Problem.Kind.MISSING_DATA,
            "the reference " + source.model().name() + " names members, and no rows are audited",
            "give data for audited, with marks of its own; or leave the reference's members out"));
  }
}
