package dev.trivet.measure.run;

import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import dev.trivet.measure.text.TextEmbedder;
import java.util.function.LongConsumer;

/// Reaches services that embed texts.
@FunctionalInterface
public interface OpenEmbedders {
  /// Reaches none.
  OpenEmbedders NONE =
      (source, counted) -> {
        throw new ProblemException(
            Problem.Kind.BAD_SETTING,
            "the plan names a service that embeds texts, and none is asked here",
            "leave the address out, or give embeddings");
      };

  /// @param counted is told before every request how many texts it sends, and may refuse
  TextEmbedder open(EmbeddingSource source, LongConsumer counted);
}
