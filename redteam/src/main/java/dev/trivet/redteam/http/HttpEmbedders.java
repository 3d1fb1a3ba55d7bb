package dev.trivet.redteam.http;

import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import dev.trivet.measure.run.EmbeddingSource;
import dev.trivet.measure.run.OpenEmbedders;
import dev.trivet.measure.text.TextEmbedder;
import java.net.URI;
import java.util.Set;
import java.util.function.LongConsumer;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Reaches the services a plan names, with no secret but those whoever runs it has permitted.
///
/// @param environment finds a variable: `System::getenv`
public record HttpEmbedders(UnaryOperator<@Nullable String> environment, Set<String> permitted)
    implements OpenEmbedders {
  public HttpEmbedders {
    permitted = Set.copyOf(permitted);
  }

  @Override
  public TextEmbedder open(EmbeddingSource source, LongConsumer counted) {
    try {
      Endpoint plain = Endpoint.at(URI.create(source.address()));
      Endpoint opened = source.secretFrom().map(v -> plain.opened(secret(v))).orElse(plain);
      return new HttpEmbedder(opened, source.model(), source.batch(), counted);
    } catch (IllegalArgumentException e) {
      throw refused(String.valueOf(e.getMessage()), "change the address in the plan");
    }
  }

  private Secret secret(String variable) {
    if (!permitted.contains(variable)) {
      throw refused(
          "the plan wants to send the environment variable " + variable,
          "permit it with --secret " + variable + " if you trust the plan and its service");
    }
    return Secret.fromEnvironment(variable, environment)
        .orElseThrow(() -> refused("the environment variable " + variable + " is empty", "set it"));
  }

  private static ProblemException refused(String what, String hint) {
    return new ProblemException(Problem.Kind.BAD_SETTING, what, hint);
  }
}
