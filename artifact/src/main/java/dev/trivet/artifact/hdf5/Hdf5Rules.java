package dev.trivet.artifact.hdf5;

import static dev.trivet.artifact.rule.Severity.HIGH;
import static dev.trivet.artifact.rule.Severity.MEDIUM;
import static dev.trivet.artifact.rule.Verdict.DANGEROUS_FORMAT;
import static dev.trivet.artifact.rule.Verdict.DENIAL_OF_SERVICE;
import static dev.trivet.artifact.rule.Verdict.MALICIOUS;
import static dev.trivet.artifact.rule.Verdict.NOT_UNDERSTOOD;
import static dev.trivet.artifact.rule.Verdict.SUSPICIOUS;

import dev.trivet.artifact.rule.Rule;
import java.util.List;

/// What can be wrong with an HDF5 file.
final class Hdf5Rules {
  private static final String COPY = "Copy the model into one file that holds all of its data";

  static final Rule FILE_OUTSIDE =
      Rule.of("hdf5-file-outside", HIGH, MALICIOUS, "The file reads data from a file elsewhere")
          .why(
              "The library opens the file it names with the rights of who loads the model, and its"
                  + " bytes become weights that can be sent out")
          .action("Do not load it; " + COPY)
          .see("CWE-73", "CWE-22", "CWE-200");
  static final Rule OTHER_FILE =
      Rule.of("hdf5-other-file", MEDIUM, MALICIOUS, "The file reads data from a file beside it")
          .why(
              "The library opens whatever has that name where the model is loaded; a model's file"
                  + " holds its own data")
          .action(COPY)
          .see("CWE-73");
  static final Rule USER_LINK =
      Rule.of("hdf5-user-link", MEDIUM, SUSPICIOUS, "A link is of a kind that a program defines")
          .why("Following it calls code that the program registered")
          .action(COPY)
          .see("CWE-829");
  static final Rule FILTER =
      Rule.of("hdf5-filter", MEDIUM, SUSPICIOUS, "A dataset needs a filter that is a plugin")
          .why("The library loads a native plugin by the filter's number")
          .action("Write the data again with a built-in filter")
          .see("CWE-114");
  static final Rule DRIVER =
      Rule.of("hdf5-driver", MEDIUM, SUSPICIOUS, "The file is spread over several by a file driver")
          .why("The driver opens files whose names stand in this one")
          .action(COPY)
          .see("CWE-73");
  static final Rule HUGE =
      Rule.of(
              "hdf5-huge-dataset",
              HIGH,
              DENIAL_OF_SERVICE,
              "A dataset claims to be far larger than the file")
          .why(
              "A loader reserves memory for all of it; parts that were never written take no space")
          .action("Do not load it")
          .see("CWE-789");
  static final Rule LOOP =
      Rule.of("hdf5-loop", HIGH, DENIAL_OF_SERVICE, "The file's index leads back to itself")
          .why("Readers follow it without end")
          .action("Do not load it")
          .see("CWE-835");
  static final Rule PICKLED =
      Rule.of("hdf5-pickled-array", MEDIUM, DANGEROUS_FORMAT, "An array holds pickled objects")
          .why("PyTables unpickles its elements when they are read; they were not read here")
          .action("Read it only with a reader that does not unpickle")
          .see("CWE-502");
  static final Rule BROKEN =
      Rule.of("hdf5-broken", MEDIUM, NOT_UNDERSTOOD, "A part of the file cannot be read")
          .why("What hangs on it was not judged")
          .action("Fetch it again and compare its digest with the publisher's")
          .see("CWE-20");

  private Hdf5Rules() {}

  static List<Rule> all() {
    return List.of(
        FILE_OUTSIDE, OTHER_FILE, USER_LINK, FILTER, DRIVER, HUGE, LOOP, PICKLED, BROKEN);
  }
}
