package dev.trivet.redteam.http;

import dev.trivet.measure.data.Shape;
import dev.trivet.measure.model.Output;
import dev.trivet.measure.model.RemoteModel;
import dev.trivet.measure.result.Problem;
import dev.trivet.measure.result.ProblemException;
import dev.trivet.measure.run.EndpointSource;
import dev.trivet.measure.run.ModelSource;
import dev.trivet.measure.run.OpenEndpoints;
import java.io.IOException;
import java.net.URI;
import java.time.Duration;
import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// Reaches the models a measurement plan names by their address.
///
/// A plan is a file, and a file may come from a stranger: it could send any variable of the
/// environment to any address. So it may use only the variables whoever runs it has named.
///
/// @param environment finds a variable: `System::getenv`
/// @param permitted variables a plan may use
public record HttpEndpoints(UnaryOperator<@Nullable String> environment, Set<String> permitted)
    implements OpenEndpoints {
  private static final String TEMPLATE = "{\"instances\": \"{{instances}}\"}";
  private static final int BATCH = 32;

  public HttpEndpoints {
    permitted = Set.copyOf(permitted);
  }

  @Override
  public RemoteModel open(ModelSource source) {
    EndpointSource told = source.endpoint().orElseThrow();
    try {
      return new HttpModel(endpoint(told), form(source, told), told.version());
    } catch (IllegalArgumentException e) {
      throw refused(told.shown() + ": " + e.getMessage(), "change the endpoint in the plan");
    }
  }

  private Endpoint endpoint(EndpointSource told) {
    Endpoint plain = Endpoint.at(URI.create(told.address()));
    Endpoint patient =
        plain
            .paced(told.perSecond().orElse(plain.perSecond()))
            .waiting(
                Duration.ofSeconds(told.timeoutSeconds().orElse(plain.timeout().toSeconds())),
                Math.toIntExact(told.tries().orElse((long) plain.tries())),
                plain.pause());
    Optional<Secret> secret = told.secretFrom().map(this::secret);
    return secret
        .map(s ->
            patient
                .by(
                    told.header().orElse(plain.header()),
                    told.scheme().orElse(told.header().isPresent() ? "" : plain.scheme()))
                .opened(s))
        .orElse(patient);
  }

  private Secret secret(String variable) {
    if (!permitted.contains(variable)) {
      throw refused(
          "the plan wants to send the environment variable " + variable,
          "permit it with --secret " + variable + " if you trust the plan and its endpoint");
    }
    return Secret.fromEnvironment(variable, environment)
        .orElseThrow(() -> refused("the environment variable " + variable + " is empty", "set it"));
  }

  private static PredictionForm form(ModelSource source, EndpointSource told) {
    Shape shape =
        source
            .shape()
            .map(HttpEndpoints::shape)
            .orElseThrow(() ->
                refused("the plan does not say what the endpoint takes", "set shape: 1x28x28"));
    long classes =
        source
            .classes()
            .orElseThrow(
                () -> refused("the plan does not say how many classes there are", "set classes"));
    try {
      return new PredictionForm(
          BodyTemplate.parse(told.template().orElse(TEMPLATE)),
          told.answersAt().orElse("/predictions"),
          shape,
          output(source.answers().orElse("scores")),
          Math.toIntExact(classes),
          Math.toIntExact(told.batch().orElse((long) BATCH)));
    } catch (IOException e) {
      throw refused("the endpoint's template is no JSON", "write it as one text: " + TEMPLATE);
    } catch (ArithmeticException e) {
      throw refused("a number of the endpoint is too large", "give a smaller one");
    }
  }

  private static Shape shape(String text) {
    return new Shape(Arrays.stream(text.strip().split("x", 9)).map(Integer::valueOf).toList());
  }

  private static Output output(String word) {
    return Arrays.stream(Output.values())
        .filter(o -> o.name().toLowerCase(Locale.ROOT).equals(word))
        .findFirst()
        .orElseThrow(
            () -> refused("the endpoint answers '" + word + "'", "say scores, logits or labels"));
  }

  private static ProblemException refused(String what, String hint) {
    return new ProblemException(Problem.Kind.UNREADABLE_MODEL, what, hint);
  }
}
