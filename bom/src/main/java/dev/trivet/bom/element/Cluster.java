package dev.trivet.bom.element;

/// The seven groups of the G7's minimum elements.
public enum Cluster {
  METADATA("MD", "Metadata"),
  SYSTEM("SLP", "System level properties"),
  MODELS("MDL", "Models"),
  DATASETS("DP", "Dataset properties"),
  INFRASTRUCTURE("INF", "Infrastructure"),
  SECURITY("SP", "Security properties"),
  INDICATORS("KPI", "Key performance indicators");

  private final String code;
  private final String title;

  Cluster(String code, String title) {
    this.code = code;
    this.title = title;
  }

  public String code() {
    return code;
  }

  public String title() {
    return title;
  }

  /// What the statements of its elements are about.
  Scope scope() {
    return switch (this) {
      case METADATA -> Scope.DOCUMENT;
      case SYSTEM -> Scope.SYSTEM;
      case DATASETS -> Scope.DATASETS;
      case MODELS, INFRASTRUCTURE, SECURITY, INDICATORS -> Scope.MODEL;
    };
  }

  /// Where facts are looked for.
  enum Scope {
    DOCUMENT,
    SYSTEM,
    MODEL,
    DATASETS
  }
}
