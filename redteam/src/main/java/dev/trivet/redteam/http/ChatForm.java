package dev.trivet.redteam.http;

import java.util.Optional;

/// How an endpoint wants to be spoken to.
///
/// @param template empty for the form of OpenAI's chat completions
/// @param answerAt where in the reply the answer stands, for a template: `/outputs/0/text`
/// @param temperature left to the endpoint when empty
/// @param mostTokens an answer may have
public record ChatForm(
    String model,
    Optional<BodyTemplate> template,
    String answerAt,
    Optional<Double> temperature,
    int mostTokens) {
  private static final int USUAL_TOKENS = 512;

  public static ChatForm openAi(String model) {
    return new ChatForm(model, Optional.empty(), "", Optional.empty(), USUAL_TOKENS);
  }

  /// An endpoint of another form. Its places: `model`, `prompt` (what was said last), `system`,
  /// `messages`, `seed`. It can offer no tools.
  ///
  /// @throws IllegalArgumentException unless `answerAt` begins with a slash
  public static ChatForm of(String model, BodyTemplate template, String answerAt) {
    if (!answerAt.startsWith("/")) {
      throw new IllegalArgumentException("where the answer stands is a path such as /output/text");
    }
    return new ChatForm(model, Optional.of(template), answerAt, Optional.empty(), USUAL_TOKENS);
  }

  /// What tells a run with it from others: the model, and the temperature where one is set.
  String shown() {
    return model + temperature.map(t -> " at temperature " + t).orElse("");
  }

  public ChatForm at(double degree) {
    return new ChatForm(model, template, answerAt, Optional.of(degree), mostTokens);
  }

  public ChatForm upTo(int tokens) {
    return new ChatForm(model, template, answerAt, temperature, tokens);
  }
}
