package dev.trivet.artifact.xml;

import static dev.trivet.artifact.rule.Severity.CRITICAL;
import static dev.trivet.artifact.rule.Severity.HIGH;
import static dev.trivet.artifact.rule.Severity.LOW;
import static dev.trivet.artifact.rule.Severity.MEDIUM;
import static dev.trivet.artifact.rule.Verdict.DENIAL_OF_SERVICE;
import static dev.trivet.artifact.rule.Verdict.MALICIOUS;
import static dev.trivet.artifact.rule.Verdict.NOT_UNDERSTOOD;
import static dev.trivet.artifact.rule.Verdict.SUSPICIOUS;

import dev.trivet.artifact.rule.Rule;
import java.util.List;

/// What can be wrong with XML.
final class XmlRules {
  static final Rule EXTERNAL =
      Rule.of(
              "xml-external-entity",
              HIGH,
              MALICIOUS,
              "The document includes another place's content")
          .why(
              "A parser that follows it reads local files or asks the network, and shows the answer")
          .action("Do not load it; no model needs external entities")
          .see("CWE-611", "CWE-918");
  static final Rule EXTERNAL_DTD =
      Rule.of("xml-external-definition", MEDIUM, SUSPICIOUS, "The document type lies elsewhere")
          .why("A parser that follows it asks the network; the answer can define entities")
          .action("Remove the document type")
          .see("CWE-611");
  static final Rule BOMB =
      Rule.of("xml-bomb", HIGH, DENIAL_OF_SERVICE, "Entities or nesting make the document explode")
          .why("A few bytes become gigabytes of text, or overflow the reader's stack")
          .action("Do not load it")
          .see("CWE-776", "CWE-674");
  static final Rule EXTENSION =
      Rule.of(
              "openvino-extension",
              CRITICAL,
              MALICIOUS,
              "A layer is of an extension, which is a native library")
          .why("The runtime loads the library and runs its code with the model")
          .action("Do not load it unless the extension is built by you")
          .see("CWE-114", "AML.T0010.001");
  static final Rule WEIGHTS =
      Rule.of(
              "openvino-weights-claim",
              HIGH,
              DENIAL_OF_SERVICE,
              "A constant claims an impossible part of the weights file")
          .why("The runtime adds these numbers to an address")
          .action("Do not load it; convert the model again from its source")
          .see("CWE-190", "CWE-125");
  static final Rule FUNCTION =
      Rule.of("pmml-custom-function", MEDIUM, SUSPICIOUS, "The model calls a class by name")
          .why("Some evaluators load the class that the function's name names")
          .action("Find out what the class does")
          .see("CWE-470");
  static final Rule HARMFUL_FUNCTION =
      Rule.of(
              "pmml-harmful-function",
              HIGH,
              MALICIOUS,
              "The model calls a class of the Java platform")
          .why("Some evaluators load the class that the function's name names")
          .action("Do not load it")
          .see("CWE-470", "CWE-94");
  static final Rule BROKEN =
      Rule.of("xml-broken", LOW, NOT_UNDERSTOOD, "The document is no well-formed XML")
          .why("What stands behind the break was not judged")
          .action("Fetch it again and compare its digest with the publisher's")
          .see("CWE-20");

  private XmlRules() {}

  static List<Rule> all() {
    return List.of(
        EXTERNAL, EXTERNAL_DTD, BOMB, EXTENSION, WEIGHTS, FUNCTION, HARMFUL_FUNCTION, BROKEN);
  }
}
