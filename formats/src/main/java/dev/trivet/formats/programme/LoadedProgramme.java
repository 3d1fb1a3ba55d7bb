package dev.trivet.formats.programme;

import dev.trivet.formats.document.Problem;
import dev.trivet.posture.Programme;
import java.util.List;
import java.util.Optional;

/// What came of reading a programme.
///
/// @param programme empty when an error makes it unusable
/// @param problems errors and warnings, in the order of files and lines
/// @param left how many more problems there were
/// @param places where things stand
public record LoadedProgramme(
    Optional<Programme> programme, List<Problem> problems, int left, Places places) {
  public LoadedProgramme {
    problems = List.copyOf(problems);
  }
}
