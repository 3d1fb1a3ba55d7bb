package dev.trivet.bom.element;

import dev.trivet.bom.Topic;
import java.util.List;

/// The 50 minimum elements of a bill of materials for AI that the G7 Cybersecurity Working Group
/// published in May 2026, in their seven clusters and in the order of the paper. The paper numbers
/// nothing: the codes count within a cluster. Titles and descriptions are ours.
///
/// The list was taken from public indexes of the paper (two, which agree), not from the paper
/// itself; see `docs/bom.md`.
public enum Element {
  SBOM_AUTHOR(
      Cluster.METADATA,
      "Author of the bill",
      "Who made the bill: a person or an organisation.",
      Topic.AUTHOR),
  SBOM_VERSION(
      Cluster.METADATA,
      "Version of the bill",
      "Which issue of this bill it is.",
      Topic.DOCUMENT_VERSION),
  SBOM_FORMAT(
      Cluster.METADATA,
      "Format name",
      "The standard the bill is written in.",
      Topic.DOCUMENT_FORMAT),
  SBOM_FORMAT_VERSION(
      Cluster.METADATA,
      "Format version",
      "The release of that standard.",
      Topic.DOCUMENT_FORMAT_VERSION),
  SBOM_SIGNATURE(
      Cluster.METADATA,
      "Signature of the author",
      "A signature that shows who made the bill and that nobody changed it.",
      Topic.DOCUMENT_SIGNATURE),
  SBOM_TOOL(Cluster.METADATA, "Tool name", "The program that wrote the bill.", Topic.TOOL),
  SBOM_TOOL_VERSION(Cluster.METADATA, "Tool version", "Its release.", Topic.TOOL_VERSION),
  SBOM_CONTEXT(
      Cluster.METADATA,
      "Generation context",
      "At which point of the life cycle, and from what, the bill was made.",
      Topic.GENERATION_CONTEXT),
  SBOM_TIMESTAMP(Cluster.METADATA, "Time of the bill", "When the bill was made.", Topic.WRITTEN_AT),
  SBOM_DEPENDENCIES(
      Cluster.METADATA,
      "Dependency relationships",
      "How the listed parts depend on each other.",
      Topic.DEPENDENCY),
  SYSTEM_NAME(Cluster.SYSTEM, "System name", "What the AI system is called.", Topic.NAME),
  SYSTEM_COMPONENTS(
      Cluster.SYSTEM, "System components", "The parts the system consists of.", Topic.COMPONENT),
  SYSTEM_PRODUCER(
      Cluster.SYSTEM, "System producer", "Who makes or supplies the system.", Topic.PRODUCER),
  SYSTEM_VERSION(Cluster.SYSTEM, "System version", "Its release.", Topic.VERSION),
  SYSTEM_TIMESTAMP(
      Cluster.SYSTEM, "System timestamp", "When it was built or released.", Topic.TIMESTAMP),
  SYSTEM_DATA_FLOW(
      Cluster.SYSTEM,
      "Data flow",
      "How data gets into the system, through it and out of it.",
      Topic.DATA_FLOW),
  SYSTEM_DATA_USE(
      Cluster.SYSTEM,
      "Data usage",
      "What the system does with the data, personal data above all.",
      Topic.DATA_USE),
  SYSTEM_INPUT_OUTPUT(
      Cluster.SYSTEM,
      "Input and output",
      "What the system takes and gives, and within which limits.",
      Topic.INPUT,
      Topic.OUTPUT),
  SYSTEM_APPLICATION_AREA(
      Cluster.SYSTEM,
      "Intended application area",
      "What the system is meant for.",
      Topic.INTENDED_USE),
  MODEL_NAME(Cluster.MODELS, "Model name", "What people call the model.", Topic.NAME),
  MODEL_IDENTIFIER(
      Cluster.MODELS,
      "Model identifier",
      "Something that names this model and no other.",
      Topic.IDENTIFIER),
  MODEL_VERSION(
      Cluster.MODELS, "Model version", "Which version of the weights this is.", Topic.VERSION),
  MODEL_TIMESTAMP(
      Cluster.MODELS,
      "Model timestamp",
      "When it was trained, built or released.",
      Topic.TIMESTAMP),
  MODEL_PRODUCER(Cluster.MODELS, "Model producer", "Who trained or supplied it.", Topic.PRODUCER),
  MODEL_DESCRIPTION(
      Cluster.MODELS, "Model description", "What it is and does, in prose.", Topic.DESCRIPTION),
  MODEL_HASH(Cluster.MODELS, "Model hash value", "A digest of the model's bytes.", Topic.HASH),
  MODEL_HASH_ALGORITHM(
      Cluster.MODELS, "Model hash algorithm", "How that digest was made.", Topic.HASH),
  MODEL_PROPERTIES(
      Cluster.MODELS,
      "Model properties",
      "Kind, architecture, size and other technical properties.",
      Topic.ARCHITECTURE,
      Topic.PARAMETERS,
      Topic.TENSORS,
      Topic.DTYPE,
      Topic.QUANTISATION,
      Topic.HYPERPARAMETER),
  MODEL_INPUT_OUTPUT(
      Cluster.MODELS,
      "Model input and output",
      "What the model takes and gives.",
      Topic.INPUT,
      Topic.OUTPUT),
  MODEL_TRAINING(
      Cluster.MODELS,
      "Training properties",
      "How it was trained: settings, preparation, fine-tuning.",
      Topic.TRAINING),
  MODEL_LICENCE(
      Cluster.MODELS, "Model licence", "The terms under which it may be used.", Topic.LICENCE),
  MODEL_REFERENCES(
      Cluster.MODELS,
      "External references",
      "Where to find more: repository, card, paper.",
      Topic.REFERENCE),
  DATASET_NAME(
      Cluster.DATASETS, "Dataset name", "What a dataset behind the model is called.", Topic.NAME),
  DATASET_DESCRIPTION(
      Cluster.DATASETS,
      "Dataset description",
      "What it holds and what it is for, in prose.",
      Topic.DESCRIPTION),
  DATASET_CONTENT(
      Cluster.DATASETS, "Dataset content", "The kind of data in it, and how much.", Topic.CONTENT),
  DATASET_IDENTIFIER(
      Cluster.DATASETS,
      "Dataset identifier",
      "Something that names this dataset and no other.",
      Topic.IDENTIFIER),
  DATASET_HASH(Cluster.DATASETS, "Dataset hash", "A digest of its bytes.", Topic.HASH),
  DATASET_PROVENANCE(
      Cluster.DATASETS,
      "Dataset provenance",
      "How it was collected, kept up to date and prepared.",
      Topic.PROVENANCE),
  DATASET_STATISTICS(
      Cluster.DATASETS,
      "Statistical properties",
      "Sizes, distributions, known biases.",
      Topic.STATISTICS),
  DATASET_SENSITIVITY(
      Cluster.DATASETS,
      "Dataset sensitivity",
      "Whether it holds personal or confidential data.",
      Topic.SENSITIVITY),
  DATASET_DEPENDENCIES(
      Cluster.DATASETS,
      "Dataset dependencies",
      "Which model was trained or tested on it.",
      Topic.DEPENDENCY),
  DATASET_LICENCE(
      Cluster.DATASETS, "Dataset licence", "The terms under which it may be used.", Topic.LICENCE),
  INFRASTRUCTURE_SOFTWARE(
      Cluster.INFRASTRUCTURE,
      "Infrastructure software",
      "The software needed to run it: frameworks, run-time libraries.",
      Topic.SOFTWARE),
  INFRASTRUCTURE_HARDWARE(
      Cluster.INFRASTRUCTURE,
      "Infrastructure hardware",
      "The hardware needed to run it.",
      Topic.HARDWARE),
  SECURITY_CONTROLS(
      Cluster.SECURITY,
      "Security controls",
      "What protects the system or the model.",
      Topic.SECURITY_CONTROL),
  SECURITY_STANDARDS(
      Cluster.SECURITY,
      "Security standards",
      "The standards and rules it was assessed against.",
      Topic.SECURITY_STANDARD),
  SECURITY_POLICY(
      Cluster.SECURITY,
      "Cybersecurity policy",
      "Where vulnerabilities are reported and how they are handled.",
      Topic.SECURITY_POLICY),
  VULNERABILITIES(
      Cluster.SECURITY,
      "Vulnerability references",
      "Known vulnerabilities and what was decided about them.",
      Topic.VULNERABILITY),
  SECURITY_METRICS(
      Cluster.INDICATORS,
      "Security metrics",
      "Measured security: robustness, scores, thresholds.",
      Topic.SECURITY_METRIC),
  PERFORMANCE(
      Cluster.INDICATORS,
      "Operational performance",
      "Measured quality and speed in operation.",
      Topic.PERFORMANCE);

  private final Cluster cluster;
  private final String title;
  private final String meaning;

  @SuppressWarnings("ImmutableEnumChecker") // made by List.of
  private final List<Topic> topics;

  Element(Cluster cluster, String title, String meaning, Topic... topics) {
    this.cluster = cluster;
    this.title = title;
    this.meaning = meaning;
    this.topics = List.of(topics);
  }

  public Cluster cluster() {
    return cluster;
  }

  public String title() {
    return title;
  }

  /// Whether it is about the model itself and no other part, so that the model's own files can show
  /// it: what stands under Models, and the software the model needs.
  public boolean isOfModel() {
    return cluster == Cluster.MODELS || this == INFRASTRUCTURE_SOFTWARE;
  }

  /// What it says, in a sentence.
  public String meaning() {
    return meaning;
  }

  /// The facts that speak to it: any of them.
  List<Topic> topics() {
    return topics;
  }

  /// `MDL-07`: the cluster, and the place within it.
  public String code() {
    int place = 0;
    for (Element element : values()) {
      place += element.cluster == cluster ? 1 : 0;
      if (element == this) {
        break;
      }
    }
    return cluster.code() + (place < 10 ? "-0" : "-") + place;
  }
}
