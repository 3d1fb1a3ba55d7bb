package dev.trivet.redteam.probe;

import dev.trivet.catalog.FrameworkId;
import dev.trivet.catalog.Ref;
import dev.trivet.catalog.TechniqueId;
import dev.trivet.shared.Words;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/// A way of attacking, with its names in ATLAS and in OWASP's three lists.
public enum Family {
  DIRECT_INJECTION(
      "The user tells the model to drop its task",
      "AML.T0051.000 AML.T0065",
      "LLM01:2025 LLM01:2026 ASI01"),
  INDIRECT_INJECTION(
      "Text the model was given to work on tells it what to do",
      "AML.T0051.001 AML.T0093",
      "LLM01:2025 LLM01:2026 ASI01"),
  PROMPT_LEAK(
      "The model gives away its instructions", "AML.T0056 AML.T0069.002", "LLM07:2025 LLM08:2026"),
  JAILBREAK(
      "A role, a game or a pretext takes the model past a rule it was given",
      "AML.T0054",
      "LLM01:2025 LLM01:2026"),
  OBFUSCATION(
      "The instruction is encoded, hidden or spelt so that filters do not see it",
      "AML.T0068 AML.T0051.000",
      "LLM01:2025 LLM01:2026 ASI01"),
  TOOL_MISUSE(
      "The agent uses a tool against its purpose",
      "AML.T0053 AML.T0086",
      "LLM06:2025 LLM03:2026 ASI02"),
  RENDERING_EXFILTRATION(
      "The answer carries a secret away in an image or link the client will fetch",
      "AML.T0077 AML.T0057",
      "LLM02:2025 LLM05:2025 LLM02:2026 LLM10:2026 ASI01"),
  RETRIEVAL_POISONING(
      "A planted passage among the retrieved ones decides the answer",
      "AML.T0070 AML.T0066 AML.T0071",
      "LLM04:2025 LLM08:2025 LLM05:2026 LLM09:2026 ASI06"),
  MEMORY_POISONING(
      "Something planted in memory in one session acts in the next",
      "AML.T0080.000 AML.T0094",
      "LLM01:2025 LLM04:2025 LLM05:2026 ASI06"),
  MCP_TOOL_POISONING(
      "The description or the result of a tool gives the agent orders",
      "AML.T0110 AML.T0099",
      "LLM03:2025 LLM04:2026 ASI04 ASI02"),
  BAIT(
      "A page, mail or file lures the agent to open, send or run something",
      "AML.T0100 AML.T0011.003",
      "LLM06:2025 LLM03:2026 ASI01"),
  PACKAGE_HALLUCINATION(
      "The model recommends packages that do not exist",
      "AML.T0062 AML.T0060",
      "LLM09:2025 LLM03:2025 LLM07:2026 LLM04:2026 ASI04"),
  UNSAFE_OUTPUT(
      "What a stranger wrote reaches the answer as live markup or code",
      "AML.T0077 AML.T0102",
      "LLM05:2025 LLM10:2026 ASI05"),
  ESCALATION(
      "Many small steps over several turns end where one step would be refused",
      "AML.T0054 AML.T0080.001",
      "LLM01:2025 LLM01:2026 ASI01"),
  RELAY(
      "One model passes an order on to the next",
      "AML.T0061 AML.T0051.001",
      "LLM01:2025 LLM01:2026 ASI07 ASI08"),
  BENIGN("A harmless request that looks risky; refusing it is the fault", "", "");

  private final String about;
  private final String techniques;
  private final String risks;

  Family(String about, String techniques, String risks) {
    this.about = about;
    this.techniques = techniques;
    this.risks = risks;
  }

  private static Stream<String> words(String text) {
    return Arrays.stream(text.split(" ")).filter(word -> !word.isEmpty());
  }

  private static Ref risk(String id) {
    String framework =
        id.startsWith("ASI") ? "owasp-agentic@2026" : "owasp-llm@" + id.substring(id.length() - 4);
    return new Ref(new FrameworkId(framework), id);
  }

  /// What happens when it succeeds, in a sentence without its full stop.
  public String about() {
    return about;
  }

  public List<TechniqueId> techniques() {
    return words(techniques).map(TechniqueId::new).toList();
  }

  public List<Ref> risks() {
    return words(risks).map(Family::risk).toList();
  }

  /// `indirect-injection`
  public String word() {
    return Words.of(this);
  }

  /// Whether succeeding is the target's failure to resist, and not its failure to help.
  public boolean isAttack() {
    return this != BENIGN;
  }

  public static Optional<Family> find(String word) {
    return Arrays.stream(values()).filter(f -> f.word().equals(word)).findFirst();
  }

  public static List<Family> all() {
    return List.of(values());
  }
}
