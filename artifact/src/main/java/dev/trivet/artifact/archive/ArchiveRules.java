package dev.trivet.artifact.archive;

import static dev.trivet.artifact.rule.Severity.CRITICAL;
import static dev.trivet.artifact.rule.Severity.HIGH;
import static dev.trivet.artifact.rule.Severity.LOW;
import static dev.trivet.artifact.rule.Severity.MEDIUM;
import static dev.trivet.artifact.rule.Verdict.DENIAL_OF_SERVICE;
import static dev.trivet.artifact.rule.Verdict.MALICIOUS;
import static dev.trivet.artifact.rule.Verdict.NOT_UNDERSTOOD;
import static dev.trivet.artifact.rule.Verdict.SUSPICIOUS;

import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.rule.Severity;
import dev.trivet.artifact.rule.Verdict;
import java.util.List;

/// What can be found in archives and compressed streams.
public final class ArchiveRules {
  private static final String READERS_DIFFER =
      "Programs differ in which of the two they believe, so one can be shown to a scanner and the"
          + " other loaded";
  private static final String ASK = "Find out how the file was made; have it packed again";

  public static final Rule TRAVERSAL =
      Rule.of("archive-traversal", CRITICAL, MALICIOUS, "An entry's name leads out of the archive")
          .why("Unpacking it writes a file where its maker chooses")
          .action("Do not unpack it")
          .see("AML.T0011", "CWE-22");
  public static final Rule LINK_LEADS_OUT =
      Rule.of(
              "archive-link-leads-out",
              CRITICAL,
              MALICIOUS,
              "A link in the archive leads out of it")
          .why("Unpacking it makes later entries, or readers, follow the link to other files")
          .action("Do not unpack it")
          .see("AML.T0011", "CWE-59");
  public static final Rule DEVICE =
      Rule.of("archive-device", CRITICAL, MALICIOUS, "The archive makes a device or pipe")
          .why("A device node gives whoever opens it the machine's disk, memory or a hang")
          .action("Do not unpack it")
          .see("AML.T0011", "CWE-67");
  public static final Rule LINK =
      Rule.of("archive-link", LOW, NOT_UNDERSTOOD, "The archive holds a link")
          .why("What a reader sees behind it depends on how it is unpacked")
          .action(ASK)
          .see("CWE-59");
  public static final Rule DUPLICATE =
      odd("archive-duplicate-entry", HIGH, SUSPICIOUS, "Two entries have one name");
  public static final Rule HEADERS_DIFFER =
      odd("zip-headers-differ", HIGH, SUSPICIOUS, "An entry's two headers differ");
  public static final Rule HIDDEN_ENTRY =
      odd("zip-hidden-entry", HIGH, SUSPICIOUS, "An entry is missing from the directory");
  public static final Rule TWO_DIRECTORIES =
      odd("zip-two-directories", HIGH, SUSPICIOUS, "The archive has two directories");
  public static final Rule COUNT_DIFFERS =
      odd(
          "zip-count-differs",
          HIGH,
          SUSPICIOUS,
          "The directory holds not as many entries as it says");
  public static final Rule SURROUNDED =
      odd(
          "archive-extra-data",
          MEDIUM,
          NOT_UNDERSTOOD,
          "Bytes lie before, between or behind entries");
  public static final Rule FLAGS =
      odd("zip-encrypted-flag", MEDIUM, NOT_UNDERSTOOD, "An entry says it is encrypted or patched");
  public static final Rule BAD_CRC =
      odd("zip-bad-crc", MEDIUM, NOT_UNDERSTOOD, "An entry's checksum is wrong");
  public static final Rule METHOD =
      Rule.of("archive-unread-entry", MEDIUM, NOT_UNDERSTOOD, "An entry cannot be unpacked here")
          .why("It is compressed or encrypted in a way Trivet does not read")
          .action(ASK);
  public static final Rule BROKEN =
      Rule.of(
              "archive-broken",
              MEDIUM,
              NOT_UNDERSTOOD,
              "The archive breaks the rules of its format")
          .why("Programs differ in what they make of it")
          .action(ASK)
          .see("CWE-436");
  public static final Rule OVERLAP = dos("zip-overlap", "Entries share the same compressed bytes");
  public static final Rule BOMB = dos("archive-bomb", "The archive unpacks to far more than it is");

  private ArchiveRules() {}

  private static Rule odd(String id, Severity severity, Verdict verdict, String title) {
    return Rule.of(id, severity, verdict, title)
        .why(READERS_DIFFER)
        .action(ASK)
        .see("CWE-436", "AML.T0010.003");
  }

  private static Rule dos(String id, String title) {
    return Rule.of(id, MEDIUM, DENIAL_OF_SERVICE, title)
        .why("Unpacking it fills memory or disk")
        .action("Do not unpack it; find out who made it")
        .see("CWE-409", "AML.T0029");
  }

  static List<Rule> all() {
    return List.of(
        TRAVERSAL,
        LINK_LEADS_OUT,
        DEVICE,
        LINK,
        DUPLICATE,
        HEADERS_DIFFER,
        HIDDEN_ENTRY,
        TWO_DIRECTORIES,
        COUNT_DIFFERS,
        SURROUNDED,
        FLAGS,
        BAD_CRC,
        METHOD,
        BROKEN,
        OVERLAP,
        BOMB);
  }
}
