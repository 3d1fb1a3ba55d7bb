package dev.trivet.cli;

import dev.trivet.gate.CompiledPolicy;
import dev.trivet.gate.LoadedPolicy;
import dev.trivet.gate.ReadPolicy;
import java.io.IOException;
import java.util.Optional;

/// Reads the policy of the gate, or refuses: half a policy decides nothing.
final class GatePolicies {
  private GatePolicies() {}

  static CompiledPolicy read(Given given, Console console) throws IOException, Refusal {
    Optional<String> name = given.option("--policy");
    var read = new ReadPolicy();
    LoadedPolicy loaded =
        name.isPresent() ? read.file(Inputs.existing(name.get())) : read.shipped();
    if (loaded.policy().isEmpty()) {
      var show = new ShowProblems(console.talk());
      show.all(loaded.problems(), 0);
      show.summary(name.orElse("the shipped policy"), loaded.problems(), 0);
      throw new Refusal(
          ExitCode.REFUSED, "the policy is not understood, so nothing may be deployed by it");
    }
    return loaded.policy().get();
  }
}
