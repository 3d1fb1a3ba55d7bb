package dev.trivet.redteam.http;

import dev.trivet.measure.data.Shape;
import dev.trivet.measure.model.Output;

/// How a prediction endpoint takes samples and gives answers.
///
/// @param template with the place `instances`: a list of samples, each a list of numbers
/// @param answersAt where the list of answers stands: `/predictions`
/// @param output what an answer is: a list of scores or logits, or the number of a class
/// @param batch how many samples are sent at once
public record PredictionForm(
    BodyTemplate template, String answersAt, Shape input, Output output, int classes, int batch) {
  public PredictionForm {
    if (!answersAt.startsWith("/") || classes < 2 || batch < 1) {
      throw new IllegalArgumentException(
          "answers at '%s', %d classes, %d at once".formatted(answersAt, classes, batch));
    }
  }
}
