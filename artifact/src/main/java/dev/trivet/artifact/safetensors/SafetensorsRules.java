package dev.trivet.artifact.safetensors;

import static dev.trivet.artifact.rule.Severity.HIGH;
import static dev.trivet.artifact.rule.Severity.MEDIUM;
import static dev.trivet.artifact.rule.Verdict.DENIAL_OF_SERVICE;
import static dev.trivet.artifact.rule.Verdict.NOT_UNDERSTOOD;
import static dev.trivet.artifact.rule.Verdict.SUSPICIOUS;

import dev.trivet.artifact.rule.Rule;
import java.util.List;

/// What can be wrong with a safetensors file.
final class SafetensorsRules {
  private static final String FETCH =
      "Do not load it; fetch it again and compare its digest with the publisher's";
  private static final String LIES =
      "The reference loader refuses such a file, others trust the numbers and read or allocate out"
          + " of bounds";

  static final Rule HEADER_SIZE =
      Rule.of(
              "safetensors-header-size",
              HIGH,
              DENIAL_OF_SERVICE,
              "The header is larger than the file or than any header needs to be")
          .why(
              "A loader reserves as much memory as the first eight bytes say, before it looks at"
                  + " anything else; parsing a huge header takes minutes")
          .action(FETCH)
          .see("CWE-789", "CWE-400");
  static final Rule HEADER_BROKEN =
      Rule.of("safetensors-header-broken", HIGH, DENIAL_OF_SERVICE, "The header is no valid JSON")
          .why(LIES)
          .action(FETCH)
          .see("CWE-20");
  static final Rule TENSOR_BROKEN =
      Rule.of(
              "safetensors-tensor-broken",
              HIGH,
              DENIAL_OF_SERVICE,
              "A tensor's type, shape and place contradict each other")
          .why(LIES)
          .action(FETCH)
          .see("CWE-130", "CWE-190");
  static final Rule DTYPE =
      Rule.of("safetensors-dtype", MEDIUM, NOT_UNDERSTOOD, "A tensor has an unknown number type")
          .why("Its size cannot be checked, and loaders that do not know it fail")
          .action("Check whether a newer release of the format defines it")
          .see("CWE-20");
  static final Rule DUPLICATE_KEY =
      Rule.of(
              "safetensors-duplicate-key",
              HIGH,
              DENIAL_OF_SERVICE,
              "Two tensors have the same name")
          .why(
              "Readers differ in which one they take, so what was reviewed need not be what is"
                  + " loaded; the format forbids it")
          .action(FETCH)
          .see("CWE-694");
  static final Rule OVERLAP =
      Rule.of("safetensors-overlap", HIGH, DENIAL_OF_SERVICE, "Tensors overlap")
          .why("A small file becomes arbitrarily large in memory; the format forbids it")
          .action(FETCH)
          .see("CWE-409");
  static final Rule GAP =
      Rule.of("safetensors-gap", MEDIUM, SUSPICIOUS, "Bytes belong to no tensor")
          .why("The format allows no gaps; what stands in one is hidden from every tool")
          .action("Do not load it; ask who made it what the bytes are")
          .see("CWE-434");
  static final Rule TRAILING =
      Rule.of("safetensors-trailing-data", HIGH, SUSPICIOUS, "Something follows the last tensor")
          .why(
              "A second file of another format may be appended, which another loader finds first;"
                  + " the format allows nothing there")
          .action("Do not load it; see what the scan says about the appended part")
          .see("CWE-434", "AML.T0010.003");
  static final Rule CODE =
      Rule.of("safetensors-code", MEDIUM, SUSPICIOUS, "The metadata holds Python code")
          .why("No loader runs it; it waits for a tool that does, or hides from those who review")
          .action("Read it; have the file written without it")
          .see("CWE-506");
  static final Rule METADATA =
      Rule.of(
              "safetensors-metadata",
              MEDIUM,
              DENIAL_OF_SERVICE,
              "The metadata is not texts by name")
          .why(LIES)
          .action(FETCH)
          .see("CWE-20");

  private SafetensorsRules() {}

  static List<Rule> all() {
    return List.of(
        HEADER_SIZE,
        HEADER_BROKEN,
        TENSOR_BROKEN,
        DTYPE,
        DUPLICATE_KEY,
        OVERLAP,
        GAP,
        TRAILING,
        METADATA,
        CODE);
  }
}
