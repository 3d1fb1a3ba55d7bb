package dev.trivet.artifact.msgpack;

import static dev.trivet.artifact.rule.Severity.HIGH;
import static dev.trivet.artifact.rule.Severity.MEDIUM;
import static dev.trivet.artifact.rule.Verdict.DENIAL_OF_SERVICE;
import static dev.trivet.artifact.rule.Verdict.NOT_UNDERSTOOD;
import static dev.trivet.artifact.rule.Verdict.SUSPICIOUS;

import dev.trivet.artifact.rule.Rule;
import java.util.List;

/// What can be wrong with a checkpoint of Flax, or another MessagePack document.
final class MsgpackRules {
  private static final String ASK = "Find out what wrote it, and what its reader makes of it";

  static final Rule BROKEN =
      Rule.of("msgpack-broken", MEDIUM, NOT_UNDERSTOOD, "A part of the document cannot be read")
          .why("What stands behind the break was not judged")
          .action("Fetch it again and compare its digest with the publisher's")
          .see("CWE-20");
  static final Rule CLAIM =
      Rule.of(
              "msgpack-claim",
              HIGH,
              DENIAL_OF_SERVICE,
              "An array or map claims more elements than there are bytes")
          .why("A reader reserves memory for all of them before it looks at the first")
          .action("Do not load it")
          .see("CWE-789");
  static final Rule DEEP =
      Rule.of("msgpack-nested-deep", HIGH, DENIAL_OF_SERVICE, "Values are nested too deep")
          .why("Readers recurse on them and overflow their stack")
          .action("Do not load it")
          .see("CWE-674");
  static final Rule ARRAY =
      Rule.of(
              "msgpack-array-broken",
              MEDIUM,
              NOT_UNDERSTOOD,
              "An array's type, shape and bytes contradict each other")
          .why("It is no array as Flax writes them; what another reader makes of it is not known")
          .action("Fetch it again and compare its digest with the publisher's")
          .see("CWE-130");
  static final Rule OBJECTS =
      Rule.of("msgpack-object-array", MEDIUM, SUSPICIOUS, "An array claims to hold Python objects")
          .why("Its bytes would be addresses in memory, or a pickle; Flax never writes such arrays")
          .action(ASK)
          .see("CWE-502");
  static final Rule NAMES_CODE =
      Rule.of(
              "msgpack-names-code",
              MEDIUM,
              SUSPICIOUS,
              "An extension names a module and something in it")
          .why("Serialisers of agent frameworks import what such a value names and call it")
          .action(ASK)
          .see("CWE-470", "CWE-502");
  static final Rule EXTENSION =
      Rule.of("msgpack-extension", MEDIUM, NOT_UNDERSTOOD, "A value is of a type nobody knows")
          .why("What an extension means, and does, is decided by the program that reads it")
          .action(ASK);
  static final Rule TRAILING =
      Rule.of("msgpack-trailing-data", MEDIUM, NOT_UNDERSTOOD, "Bytes follow the document")
          .why("No reader of the document looks at them; another reader may")
          .action("See what the scan says about them")
          .see("CWE-434");

  private MsgpackRules() {}

  static List<Rule> all() {
    return List.of(BROKEN, CLAIM, DEEP, ARRAY, OBJECTS, NAMES_CODE, EXTENSION, TRAILING);
  }
}
