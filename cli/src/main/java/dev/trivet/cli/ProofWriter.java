package dev.trivet.cli;

import dev.trivet.formats.programme.Places;
import dev.trivet.posture.Posture;
import java.io.IOException;
import java.nio.file.Path;

/// Writes one piece of what is handed to somebody else: a report, a spreadsheet, a layer.
interface ProofWriter {
  /// The file or folder it writes: `report.html`.
  String name();

  /// What it is and for whom, in a sentence.
  String about();

  /// @param places where the documents behind the posture stand, for those who point at them
  /// @param folder an empty folder it may write [#name] into
  void write(Posture posture, Places places, Path folder) throws IOException;
}
