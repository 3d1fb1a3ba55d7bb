package dev.trivet.cli;

import dev.trivet.formats.programme.Places;
import dev.trivet.posture.Posture;
import dev.trivet.threat.ThreatRules;
import java.io.IOException;
import java.nio.file.Path;

/// Writes one piece of what is handed to somebody else: a report, a spreadsheet, a layer.
///
/// @param name the file or folder it writes: `report.html`
/// @param about what it is and for whom, in a sentence
record ProofWriter(String name, String about, Piece piece) {

  /// What all pieces are made from.
  ///
  /// @param places where the documents behind the posture stand, for those who point at them
  /// @param directory of the programme
  record Proven(Posture posture, ThreatRules rules, Places places, Path directory) {}

  /// How a piece is written.
  @FunctionalInterface
  interface Piece {
    /// Writes nothing where the programme gives it nothing to say.
    ///
    /// @param to where its file or folder shall be; nothing is there yet
    void write(Proven proven, Path to) throws IOException;
  }

  void write(Proven proven, Path folder) throws IOException {
    piece.write(proven, folder.resolve(name));
  }
}
