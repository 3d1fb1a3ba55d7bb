package dev.trivet.measure.text;

import dev.trivet.measure.data.Samples;
import java.util.List;

/// Turns texts into rows of numbers that lie near each other where the texts are alike.
public interface TextEmbedder {

  /// What it is, as a report says it.
  String name();

  /// @return a row for each text, all of one width
  /// @throws dev.trivet.measure.result.ProblemException when it cannot
  Samples embed(List<String> texts);
}
