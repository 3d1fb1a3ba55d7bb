package dev.trivet.redteam.judge;

import java.util.ArrayList;
import java.util.List;

/// Everything that was said and done while a probe was played.
public record Played(List<Line> lines, Ending ending) {
  public Played {
    lines = List.copyOf(lines);
  }

  /// What the model answered in the last session.
  public List<String> lastAnswers() {
    var answers = new ArrayList<String>();
    for (Line line : lines) {
      switch (line) {
        case Line.Told told -> answers.clear();
        case Line.Answered(String text) -> answers.add(text);
        case Line.Said s -> {}
        case Line.Called c -> {}
        case Line.Returned r -> {}
        case Line.Arrived a -> {}
      }
    }
    return answers;
  }

  public String lastAnswer() {
    List<String> answers = lastAnswers();
    return answers.isEmpty() ? "" : answers.getLast();
  }

  /// Whether the model had nothing to say somewhere; what it would have done there is unknown.
  public boolean hasSilence() {
    return lines.stream().anyMatch(l -> l instanceof Line.Answered(var text) && text.isBlank());
  }

  public List<Line.Called> calls() {
    return lines.stream()
        .flatMap(l -> l instanceof Line.Called c ? java.util.stream.Stream.of(c) : null)
        .toList();
  }

  public List<String> arrivals() {
    return lines.stream()
        .flatMap(l -> l instanceof Line.Arrived(var path) ? java.util.stream.Stream.of(path) : null)
        .toList();
  }
}
