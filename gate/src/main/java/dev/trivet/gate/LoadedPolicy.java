package dev.trivet.gate;

import dev.trivet.formats.document.Problem;
import java.util.List;
import java.util.Optional;

/// What came of reading a policy.
///
/// @param policy empty when anything is wrong with it: half a policy decides nothing
public record LoadedPolicy(Optional<CompiledPolicy> policy, List<Problem> problems) {
  public LoadedPolicy {
    problems = List.copyOf(problems);
  }
}
