package dev.trivet.formats.document;

/// A place in a file.
///
/// @param line from 1
/// @param column from 1
public record Position(String file, int line, int column) {
  /// `systems/credit.yaml:12:7`
  @Override
  public String toString() {
    return file + ":" + line + ":" + column;
  }
}
