package dev.trivet.cli.text;

/// Whether tones are shown.
public enum Colour {
  ON,
  OFF
}
