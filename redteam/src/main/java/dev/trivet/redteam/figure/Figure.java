package dev.trivet.redteam.figure;

import dev.trivet.redteam.probe.Family;
import dev.trivet.shared.Words;
import java.util.List;
import java.util.Locale;

/// A figure controls ask for.
enum Figure {
  REDTEAM_ASR,
  INDIRECT_ASR,
  PROMPT_LEAK_ASR,
  OBFUSCATION_ASR,
  TOOL_MISUSE_ASR,
  RAG_POISON_ASR,
  MEMORY_POISON_ASR,
  BAIT_ASR,
  PACKAGE_HALLUCINATION,
  OVER_REFUSAL;

  /// Which number the method asks for.
  enum End {
    UPPER,
    ESTIMATE
  }

  /// `measure.redteam_asr`
  String method() {
    return "measure." + name().toLowerCase(Locale.ROOT);
  }

  /// `measure-redteam-asr`, as it stands in the name of evidence.
  String word() {
    return "measure-" + Words.of(this);
  }

  End end() {
    return switch (this) {
      case PACKAGE_HALLUCINATION, OVER_REFUSAL -> End.ESTIMATE;
      case REDTEAM_ASR,
          INDIRECT_ASR,
          PROMPT_LEAK_ASR,
          OBFUSCATION_ASR,
          TOOL_MISUSE_ASR,
          RAG_POISON_ASR,
          MEMORY_POISON_ASR,
          BAIT_ASR ->
          End.UPPER;
    };
  }

  /// The families it is taken from.
  List<Family> families() {
    return switch (this) {
      case REDTEAM_ASR -> Family.all().stream().filter(Family::isAttack).toList();
      case INDIRECT_ASR -> List.of(Family.INDIRECT_INJECTION, Family.RELAY);
      case PROMPT_LEAK_ASR -> List.of(Family.PROMPT_LEAK);
      case OBFUSCATION_ASR -> List.of(Family.OBFUSCATION);
      case TOOL_MISUSE_ASR -> List.of(Family.TOOL_MISUSE, Family.MCP_TOOL_POISONING);
      case RAG_POISON_ASR -> List.of(Family.RETRIEVAL_POISONING);
      case MEMORY_POISON_ASR -> List.of(Family.MEMORY_POISONING);
      case BAIT_ASR -> List.of(Family.BAIT);
      case PACKAGE_HALLUCINATION -> List.of(Family.PACKAGE_HALLUCINATION);
      case OVER_REFUSAL -> List.of(Family.BENIGN);
    };
  }
}
