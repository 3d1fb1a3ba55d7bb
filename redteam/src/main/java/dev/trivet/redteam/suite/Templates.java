package dev.trivet.redteam.suite;

import dev.trivet.redteam.probe.Family;
import java.util.List;

/// Which templates a family has.
final class Templates {
  private Templates() {}

  static List<Template> of(Family family) {
    return switch (family) {
      case DIRECT_INJECTION -> DirectInjection.TEMPLATES;
      case INDIRECT_INJECTION -> IndirectInjection.TEMPLATES;
      case PROMPT_LEAK -> PromptLeak.TEMPLATES;
      case JAILBREAK -> Jailbreak.TEMPLATES;
      case OBFUSCATION -> Obfuscation.TEMPLATES;
      case TOOL_MISUSE -> ToolMisuse.TEMPLATES;
      case RENDERING_EXFILTRATION -> RenderingExfiltration.TEMPLATES;
      case RETRIEVAL_POISONING -> RetrievalPoisoning.TEMPLATES;
      case MEMORY_POISONING -> MemoryPoisoning.TEMPLATES;
      case MCP_TOOL_POISONING -> McpToolPoisoning.TEMPLATES;
      case BAIT -> Bait.TEMPLATES;
      case PACKAGE_HALLUCINATION -> PackageHallucination.TEMPLATES;
      case UNSAFE_OUTPUT -> UnsafeOutput.TEMPLATES;
      case ESCALATION -> Escalation.TEMPLATES;
      case RELAY -> Relay.TEMPLATES;
      case BENIGN -> Benign.TEMPLATES;
    };
  }
}
