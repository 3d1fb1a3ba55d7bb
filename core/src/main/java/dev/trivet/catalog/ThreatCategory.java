package dev.trivet.catalog;

/// The six categories of adversarial machine learning.
public enum ThreatCategory {
  EVASION,
  POISONING,
  EXTRACTION,
  INFERENCE,
  BACKDOOR,
  PROMPT_INJECTION
}
