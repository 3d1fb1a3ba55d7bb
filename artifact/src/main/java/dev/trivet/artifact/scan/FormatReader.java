package dev.trivet.artifact.scan;

import dev.trivet.artifact.rule.Rule;
import java.util.List;
import java.util.Set;

/// Reads one format. Stateless: one instance serves all threads.
///
/// A reader never loads or runs anything, never recurses on its input, reads every length as a
/// claim, and hands what is inside to the scan ([Scan#open]) instead of reading it itself. What it
/// cannot read it reports; silence means clean.
public interface FormatReader {

  /// The name of the format, as results show it: `pickle`.
  String format();

  /// Every name it may give a content: its own, and those it recognises something more closely by
  /// ([Scan#recognisedAs]).
  default Set<String> formats() {
    return Set.of(format());
  }

  /// What [Scan#report] may be called with; each rule has its section in `docs/rules.md`.
  List<Rule> rules();

  /// Looks at a few bytes. The name may only break a tie (`MAYBE`), never decide.
  ///
  /// Runs for every content: must be cheap, and on a compressed stream
  /// ([dev.trivet.artifact.bytes.Bytes#isRandomAccess] is false) must look at the head only.
  Recognition recognise(Content content);

  /// Reads it. A [dev.trivet.artifact.bytes.BeyondEnd] or [LimitReached] that escapes becomes a
  /// finding.
  ///
  /// @return [Outcome#DECLINED] when a `MAYBE` turns out to be something else, and nothing was
  ///   reported
  Outcome read(Content content, Scan scan);

  /// Whether the content was what the reader took it for.
  enum Outcome {
    READ,
    DECLINED
  }
}
