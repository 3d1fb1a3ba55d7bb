package dev.trivet.formats.navigator;

import dev.trivet.catalog.Technique;
import dev.trivet.formats.navigator.NavigatorLayer.Metadata;
import dev.trivet.posture.Coverage;
import dev.trivet.shared.Level;
import java.util.List;
import java.util.Optional;

/// What a layer says of each technique.
interface Marks {

  Mark of(Technique technique);

  /// @param coverage empty when the technique is ruled out
  /// @param risk likewise
  record Mark(
      Optional<Coverage> coverage, Optional<Level> risk, String comment, List<Metadata> metadata) {

    static Mark ruledOut(String comment) {
      return new Mark(Optional.empty(), Optional.empty(), comment, List.of());
    }
  }
}
