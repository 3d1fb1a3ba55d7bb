package dev.trivet.artifact.oci;

import static dev.trivet.artifact.rule.Severity.CRITICAL;
import static dev.trivet.artifact.rule.Severity.HIGH;
import static dev.trivet.artifact.rule.Severity.INFO;
import static dev.trivet.artifact.rule.Severity.LOW;
import static dev.trivet.artifact.rule.Severity.MEDIUM;
import static dev.trivet.artifact.rule.Verdict.CLEAN;
import static dev.trivet.artifact.rule.Verdict.MALICIOUS;
import static dev.trivet.artifact.rule.Verdict.NOT_UNDERSTOOD;
import static dev.trivet.artifact.rule.Verdict.POLICY;
import static dev.trivet.artifact.rule.Verdict.SUSPICIOUS;

import dev.trivet.artifact.rule.Rule;
import java.util.List;

/// What can be wrong with an image layout.
final class OciRules {
  private static final String FETCH = "Fetch the image again, by its digest";

  static final Rule BROKEN =
      Rule.of("oci-broken", MEDIUM, NOT_UNDERSTOOD, "An index or manifest cannot be read")
          .why("What it names was not held against it")
          .action(FETCH)
          .see("CWE-20");
  static final Rule DIGEST =
      Rule.of("oci-digest-differs", HIGH, NOT_UNDERSTOOD, "A blob is not what its digest says")
          .why("It is damaged, or somebody put another in its place; not every client looks")
          .action(FETCH)
          .see("CWE-345", "CWE-354", "AML.T0010.003");
  static final Rule SIZE =
      Rule.of(
              "oci-size-differs",
              HIGH,
              NOT_UNDERSTOOD,
              "A blob is not as long as its manifest says")
          .why("Clients reserve room, and stop reading, by the length the manifest gives")
          .action(FETCH)
          .see("CWE-130");
  static final Rule MISSING =
      Rule.of("oci-blob-missing", LOW, NOT_UNDERSTOOD, "A blob that is named is not there")
          .why("A part of the image was not scanned; a client fetches it from elsewhere")
          .action(FETCH)
          .see("CWE-345");
  static final Rule UNREFERENCED =
      Rule.of("oci-blob-unreferenced", INFO, CLEAN, "A blob belongs to no image")
          .why("No client reads it with the image; it is left over, or hidden. It was scanned")
          .action("Remove it unless you know what it is");
  static final Rule ELSEWHERE =
      Rule.of("oci-layer-elsewhere", MEDIUM, POLICY, "A layer is fetched from another place")
          .why(
              "The descriptor names addresses, or a type of layer that is kept outside of"
                  + " registries: the registry's rules and its scanner never see it")
          .action("Decide whether clients may follow it; keep all layers in one registry")
          .see("CWE-829", "AML.T0010.003");
  static final Rule TITLE =
      Rule.of("oci-title-leads-out", CRITICAL, MALICIOUS, "A layer's file name leads out")
          .why("Clients that unpack models by these names write where the name leads")
          .action("Do not pull it")
          .see("AML.T0011", "CWE-22");
  static final Rule AMBIGUOUS =
      Rule.of("oci-ambiguous", HIGH, SUSPICIOUS, "A document is an index and a manifest at once")
          .why("Clients differ in which they take it for, so one sees other layers than another")
          .action(FETCH)
          .see("CWE-436");
  static final Rule TOO_MANY =
      Rule.of("oci-too-many", MEDIUM, NOT_UNDERSTOOD, "Indexes name too many manifests, or nest")
          .why("What stands behind the limit was not held against its manifest")
          .action("Split the layout")
          .see("CWE-400");

  private OciRules() {}

  static List<Rule> all() {
    return List.of(
        BROKEN, DIGEST, SIZE, MISSING, UNREFERENCED, ELSEWHERE, TITLE, AMBIGUOUS, TOO_MANY);
  }
}
