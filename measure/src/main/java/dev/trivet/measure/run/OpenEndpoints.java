package dev.trivet.measure.run;

import dev.trivet.measure.model.RemoteModel;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;

/// Reaches models behind addresses. The library itself opens no connection: who may is up to the
/// program that uses it.
@FunctionalInterface
public interface OpenEndpoints {
  /// Reaches none.
  OpenEndpoints NONE =
      source -> {
        throw new ProblemException(
            Problem.Kind.UNREADABLE_MODEL,
            "the plan names an endpoint, and none is asked here",
            "name a file");
      };

  /// @param source with an endpoint
  /// @throws ProblemException when it says too little, or what nobody can ask
  RemoteModel open(ModelSource source);
}
