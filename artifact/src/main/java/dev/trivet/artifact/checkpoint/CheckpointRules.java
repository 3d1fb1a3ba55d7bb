package dev.trivet.artifact.checkpoint;

import static dev.trivet.artifact.rule.Severity.HIGH;
import static dev.trivet.artifact.rule.Severity.LOW;
import static dev.trivet.artifact.rule.Severity.MEDIUM;
import static dev.trivet.artifact.rule.Verdict.DENIAL_OF_SERVICE;
import static dev.trivet.artifact.rule.Verdict.NOT_UNDERSTOOD;
import static dev.trivet.artifact.rule.Verdict.SUSPICIOUS;

import dev.trivet.artifact.rule.Rule;
import java.util.List;

/// What can be wrong with a checkpoint of TensorFlow.
final class CheckpointRules {
  private static final String FETCH =
      "Do not load it; fetch it again and compare its digest with the publisher's";

  static final Rule BROKEN =
      Rule.of(
              "checkpoint-broken",
              MEDIUM,
              NOT_UNDERSTOOD,
              "The checkpoint's table breaks the rules of its format")
          .why(
              "Readers look tensors up by an index: what a scan reads and what they find are the"
                  + " same only in a table without contradictions")
          .action(FETCH)
          .see("CWE-20", "CWE-354");
  static final Rule BOMB =
      Rule.of(
              "checkpoint-bomb",
              HIGH,
              DENIAL_OF_SERVICE,
              "A compressed block claims to be larger than it can be")
          .why("A reader reserves as much memory as the block says before it looks further")
          .action(FETCH)
          .see("CWE-409", "CWE-789");
  static final Rule HUGE =
      Rule.of(
              "checkpoint-huge-tensor",
              HIGH,
              DENIAL_OF_SERVICE,
              "A tensor claims to be far larger than the files that hold it")
          .why("The runtime reserves memory for its shape before it reads it")
          .action(FETCH)
          .see("CWE-789", "CWE-190");
  static final Rule OVERLAP =
      Rule.of("checkpoint-overlap", HIGH, DENIAL_OF_SERVICE, "Tensors lie on each other")
          .why("A small file becomes arbitrarily large in memory; no writer does that")
          .action(FETCH)
          .see("CWE-409");
  static final Rule OUTSIDE =
      Rule.of(
              "checkpoint-tensor-outside",
              MEDIUM,
              NOT_UNDERSTOOD,
              "A tensor lies where its file does not reach, or is not as its index says")
          .why("The index and the numbers are not of one checkpoint, or one of them was changed")
          .action(FETCH)
          .see("CWE-130");
  static final Rule MISSING =
      Rule.of(
              "checkpoint-file-missing",
              LOW,
              NOT_UNDERSTOOD,
              "A file of numbers that the index names is not there")
          .why("Whoever puts it there later decides what the model computes")
          .action("Fetch the checkpoint again, with all of its files")
          .see("CWE-345");
  static final Rule GAP =
      Rule.of("checkpoint-gap", MEDIUM, NOT_UNDERSTOOD, "Bytes belong to no tensor")
          .why("Nobody reads them with the checkpoint; they may be a file for another reader")
          .action("See what the scan says about them; save the checkpoint again")
          .see("CWE-434");
  static final Rule NAME =
      Rule.of("checkpoint-name-leads-out", MEDIUM, SUSPICIOUS, "A tensor is named like a path")
          .why("Tools that write each tensor to a file of its name write where the name leads")
          .action("Ask who made it for an explanation; do not convert or unpack it")
          .see("CWE-22");

  private CheckpointRules() {}

  static List<Rule> all() {
    return List.of(BROKEN, BOMB, HUGE, OVERLAP, OUTSIDE, MISSING, GAP, NAME);
  }
}
