package dev.trivet.bom;

/// What a statement about a model, a dataset, a library, a system or the bill itself is about.
public enum Topic {
  NAME(Count.MANY),
  IDENTIFIER(Count.MANY),
  VERSION(Count.ONE),
  TIMESTAMP(Count.MANY),
  PRODUCER(Count.MANY),
  DESCRIPTION(Count.MANY),
  /// `sha-256:<hex>`, of a file or of a directory's list of files.
  HASH(Count.MANY),
  LICENCE(Count.ONE),
  /// Somewhere to look: a repository, a paper.
  REFERENCE(Count.MANY),
  FORMAT(Count.MANY),
  SIZE(Count.MANY),
  ARCHITECTURE(Count.MANY),
  TASK(Count.MANY),
  PARAMETERS(Count.ONE),
  /// How many tensors, and a digest over their names, types and shapes.
  TENSORS(Count.MANY),
  DTYPE(Count.MANY),
  QUANTISATION(Count.ONE),
  TOKENIZER(Count.MANY),
  /// Layer counts, widths, context lengths: `hidden_size=768`.
  HYPERPARAMETER(Count.MANY),
  INPUT(Count.MANY),
  OUTPUT(Count.MANY),
  TRAINING(Count.MANY),
  LANGUAGE(Count.MANY),
  /// What kind of data a dataset holds, and how much.
  CONTENT(Count.MANY),
  /// How data was collected and prepared.
  PROVENANCE(Count.MANY),
  STATISTICS(Count.MANY),
  SENSITIVITY(Count.MANY),
  INTENDED_USE(Count.MANY),
  COMPONENT(Count.MANY),
  DATA_FLOW(Count.MANY),
  DATA_USE(Count.MANY),
  SOFTWARE(Count.MANY),
  HARDWARE(Count.MANY),
  SECURITY_CONTROL(Count.MANY),
  SECURITY_STANDARD(Count.MANY),
  SECURITY_POLICY(Count.MANY),
  VULNERABILITY(Count.MANY),
  SECURITY_METRIC(Count.MANY),
  PERFORMANCE(Count.MANY),
  /// Links between parts, as far as the bill knows them.
  DEPENDENCY(Count.MANY),
  AUTHOR(Count.MANY),
  DOCUMENT_VERSION(Count.ONE),
  DOCUMENT_FORMAT(Count.ONE),
  DOCUMENT_FORMAT_VERSION(Count.ONE),
  DOCUMENT_SIGNATURE(Count.ONE),
  TOOL(Count.ONE),
  TOOL_VERSION(Count.ONE),
  GENERATION_CONTEXT(Count.ONE),
  WRITTEN_AT(Count.ONE);

  private final Count count;

  Topic(Count count) {
    this.count = count;
  }

  /// Whether two different statements contradict each other.
  public enum Count {
    ONE,
    MANY
  }

  public Count count() {
    return count;
  }
}
