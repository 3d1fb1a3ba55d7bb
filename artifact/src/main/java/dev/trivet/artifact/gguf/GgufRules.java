package dev.trivet.artifact.gguf;

import static dev.trivet.artifact.rule.Severity.HIGH;
import static dev.trivet.artifact.rule.Severity.MEDIUM;
import static dev.trivet.artifact.rule.Verdict.DENIAL_OF_SERVICE;
import static dev.trivet.artifact.rule.Verdict.NOT_UNDERSTOOD;
import static dev.trivet.artifact.rule.Verdict.SUSPICIOUS;

import dev.trivet.artifact.rule.Rule;
import java.util.List;

/// What can be wrong with a GGUF file.
final class GgufRules {
  private static final String FETCH =
      "Do not load it; fetch it again and compare its digest with the publisher's";
  private static final String NATIVE =
      "Loaders are written in C and C++; numbers like these have made them write beyond their"
          + " memory before";

  static final Rule CLAIM =
      Rule.of("gguf-claim", HIGH, DENIAL_OF_SERVICE, "A count or length is larger than the file")
          .why(NATIVE)
          .action(FETCH)
          .see("CWE-789", "CWE-190", "CWE-122");
  static final Rule NESTED =
      Rule.of("gguf-nested-arrays", HIGH, DENIAL_OF_SERVICE, "Metadata arrays are nested deep")
          .why("Readers recurse on arrays in arrays and overflow their stack")
          .action(FETCH)
          .see("CWE-674");
  static final Rule VALUE_TYPE =
      Rule.of("gguf-value-type", HIGH, DENIAL_OF_SERVICE, "A metadata value has an unknown type")
          .why("Its size is unknown, so that everything behind it is read wrong")
          .action(FETCH)
          .see("CWE-20");
  static final Rule TENSOR_TYPE =
      Rule.of(
              "gguf-tensor-type",
              HIGH,
              DENIAL_OF_SERVICE,
              "A tensor has a type that does not exist")
          .why("The type is an index into a table of the loader; " + NATIVE)
          .action(FETCH)
          .see("CWE-129");
  static final Rule NEW_TENSOR_TYPE =
      Rule.of("gguf-new-tensor-type", MEDIUM, NOT_UNDERSTOOD, "A tensor has a type not known yet")
          .why("Its size cannot be checked")
          .action("Check whether a newer release of the format defines it")
          .see("CWE-20");
  static final Rule TENSOR_BROKEN =
      Rule.of(
              "gguf-tensor-broken",
              HIGH,
              DENIAL_OF_SERVICE,
              "A tensor's shape and place contradict each other or the file")
          .why(NATIVE)
          .action(FETCH)
          .see("CWE-190", "CWE-125");
  static final Rule OVERLAP =
      Rule.of("gguf-overlap", HIGH, DENIAL_OF_SERVICE, "Tensors overlap")
          .why("The format forbids it; a small file becomes large in memory")
          .action(FETCH)
          .see("CWE-409");
  static final Rule ALIGNMENT =
      Rule.of(
              "gguf-alignment",
              HIGH,
              DENIAL_OF_SERVICE,
              "The alignment is no power of two, or huge")
          .why("Loaders divide by it and compute places with it; " + NATIVE)
          .action(FETCH)
          .see("CWE-369", "CWE-190");
  static final Rule DUPLICATE =
      Rule.of("gguf-duplicate", HIGH, DENIAL_OF_SERVICE, "A key or tensor is there twice")
          .why("Readers differ in which one they take; the format forbids it")
          .action(FETCH)
          .see("CWE-694");
  static final Rule GAP =
      Rule.of("gguf-gap", MEDIUM, SUSPICIOUS, "Bytes between the tensors belong to none")
          .why("The format allows only padding there; what else stands there is hidden")
          .action("Do not load it; ask who made it what the bytes are")
          .see("CWE-434");
  static final Rule TRAILING =
      Rule.of("gguf-trailing-data", MEDIUM, SUSPICIOUS, "Something follows the last tensor")
          .why("A second file may be appended, which another loader finds first")
          .action("Do not load it; see what the scan says about the appended part")
          .see("CWE-434");
  static final Rule VERSION =
      Rule.of("gguf-version", MEDIUM, NOT_UNDERSTOOD, "The version is not known")
          .why("What stands in the file was not read")
          .action("Check whether a newer release of the format defines it")
          .see("CWE-20");
  static final Rule EMBEDDED =
      Rule.of("gguf-embedded-file", HIGH, SUSPICIOUS, "The metadata holds a whole file")
          .why("Metadata describes a model; a program or archive in it waits for somebody")
          .action("Do not load it; see what the scan says about the embedded part")
          .see("CWE-506");

  private GgufRules() {}

  static List<Rule> all() {
    return List.of(
        CLAIM,
        NESTED,
        VALUE_TYPE,
        TENSOR_TYPE,
        NEW_TENSOR_TYPE,
        TENSOR_BROKEN,
        OVERLAP,
        ALIGNMENT,
        DUPLICATE,
        GAP,
        TRAILING,
        VERSION,
        EMBEDDED);
  }
}
