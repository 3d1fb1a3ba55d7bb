package dev.trivet.artifact.json;

/// What a [JsonLexer] meets.
enum JsonToken {
  OBJECT,
  END_OBJECT,
  ARRAY,
  END_ARRAY,
  /// The name of a member; its colon is behind it.
  NAME,
  TEXT,
  /// A number, `true`, `false`, `null`, or one of Python's `NaN` and `Infinity`.
  WORD,
  /// The outermost value is complete.
  END
}
