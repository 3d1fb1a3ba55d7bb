package dev.trivet.artifact.scan;

import static dev.trivet.artifact.rule.Severity.INFO;
import static dev.trivet.artifact.rule.Severity.LOW;
import static dev.trivet.artifact.rule.Severity.MEDIUM;
import static dev.trivet.artifact.rule.Verdict.NOT_UNDERSTOOD;

import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.rule.Verdict;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/// What can be found on any content, whatever its format.
public final class ScanRules {
  private static final String UNREAD = "What is not read is not judged: anything may stand there";

  public static final Rule UNRECOGNISED =
      Rule.of("content-unrecognised", LOW, NOT_UNDERSTOOD, "The content is of no known format")
          .why(UNREAD)
          .action("Find out what it is; do not load it with a framework that guesses");
  public static final Rule CUT_SHORT =
      Rule.of("content-cut-short", MEDIUM, NOT_UNDERSTOOD, "The content ends too early")
          .why("A length points beyond the end: the file is damaged, or made to confuse readers")
          .action("Fetch it again and compare its digest with the publisher's")
          .see("CWE-130");
  public static final Rule DAMAGED =
      Rule.of("content-damaged", MEDIUM, NOT_UNDERSTOOD, "A compressed stream is damaged")
          .why(
              "Readers differ in what they do with a wrong checksum or a cut; some have already"
                  + " handed on what came before it")
          .action("Fetch it again and compare its digest with the publisher's")
          .see("CWE-354");
  public static final Rule READER_FAILED =
      Rule.of("content-reader-failed", MEDIUM, NOT_UNDERSTOOD, "The content defeated its reader")
          .why(UNREAD)
          .action("Treat it as hostile, and report the file to Trivet's maintainers");
  public static final Rule UNREADABLE =
      Rule.of("file-unreadable", MEDIUM, NOT_UNDERSTOOD, "The file could not be opened")
          .why(UNREAD)
          .action("Check that it exists and may be read");
  public static final Rule LINK_LEADS_OUT =
      Rule.of("file-link-leads-out", MEDIUM, NOT_UNDERSTOOD, "A link leads out of the directory")
          .why("What it names is not part of the model; on another machine it is something else")
          .action("Replace the link with the file, or scan its target by itself")
          .see("CWE-59");
  public static final Rule LINK_LOOPS =
      Rule.of("file-link-loops", MEDIUM, NOT_UNDERSTOOD, "A link leads back to where it lies")
          .why("A program that walks through links never comes to an end")
          .action("Remove the link")
          .see("CWE-835");
  public static final Rule LINK_BROKEN =
      Rule.of("file-link-broken", LOW, NOT_UNDERSTOOD, "A link leads to nothing")
          .why("The model is not complete, and whoever puts a file there later decides what it is")
          .action("Fetch the model again")
          .see("CWE-59");
  public static final Rule SPECIAL_FILE =
      Rule.of("file-special", MEDIUM, NOT_UNDERSTOOD, "This is a device, a pipe or a socket")
          .why("Reading it never ends, or does something; a model has no use for it")
          .action("Remove it, and find out who put it there")
          .see("CWE-67");
  public static final Rule EMPTY_DIRECTORY =
      Rule.of("directory-empty", LOW, NOT_UNDERSTOOD, "The directory holds no file")
          .why("Nothing was read, so nothing can be said")
          .action("Check the path; fetch the model again");
  public static final Rule TOO_MANY_FILES =
      Rule.of("directory-too-large", MEDIUM, NOT_UNDERSTOOD, "The directory holds too many files")
          .why(UNREAD)
          .action("Scan its parts by themselves");
  public static final Rule SKIPPED =
      Rule.of("content-skipped", INFO, Verdict.CLEAN, "Numbers were skipped, not read")
          .why("The format's loader takes these bytes as numbers and never as code")
          .action("Nothing");

  private ScanRules() {}

  public static List<Rule> all() {
    return Stream.concat(
            Stream.of(
                UNRECOGNISED,
                CUT_SHORT,
                DAMAGED,
                READER_FAILED,
                UNREADABLE,
                LINK_LEADS_OUT,
                LINK_LOOPS,
                LINK_BROKEN,
                SPECIAL_FILE,
                EMPTY_DIRECTORY,
                TOO_MANY_FILES,
                SKIPPED),
            Arrays.stream(Limit.values()).map(Limit::rule))
        .toList();
  }
}
