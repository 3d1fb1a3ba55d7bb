package dev.trivet.threat;

import dev.trivet.threat.DataFlowDiagram.Boundary;
import dev.trivet.threat.DataFlowDiagram.Source;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Draws what a system is made of, from its profile, where its components do not say.
final class DerivedInside {
  private final Answers answers;
  private final Whereabouts where;
  private final Sketch sketch;

  DerivedInside(Answers answers, Whereabouts where, Sketch sketch) {
    this.answers = answers;
    this.where = where;
    this.sketch = sketch;
  }

  /// The service and the model.
  ///
  /// @return what outsiders and tools talk to
  Part core() {
    boolean modelIsFront = modelIsFront();
    if (!sketch.has(Part.MODEL)) {
      sketch.element(
          Part.MODEL, "derived:model", modelTitle(), where.ofModel(), answers.source("ai_kind"));
    }
    if (modelIsFront) {
      return Part.MODEL;
    }
    if (!sketch.has(Part.SERVICE)) {
      sketch.element(
          Part.SERVICE,
          "derived:service",
          serviceTitle(),
          where.ofService(),
          answers.source("deployment"));
    }
    if (!sketch.joins(Part.MODEL, Part.SERVICE, Source.DECLARED)
        && !sketch.joins(Part.MODEL, Part.PEOPLE, Source.DECLARED)) {
      sketch.connect(Part.MODEL, Part.SERVICE, "results", Source.ANSWERED);
    }
    sketch.connect(Part.SERVICE, Part.MODEL, "inputs", Source.ANSWERED);
    return Part.SERVICE;
  }

  /// Declared flows may name the model alone. Where it is called at a provider, something of our
  /// own still calls it.
  private boolean modelIsFront() {
    boolean calledFromHere =
        sketch.boundary(Part.MODEL).filter(b -> b == Boundary.PROVIDER).isPresent()
            && where.ofService() != Boundary.PROVIDER;
    return !sketch.has(Part.SERVICE)
        && !calledFromHere
        && (sketch.joins(Part.PEOPLE, Part.MODEL, Source.DECLARED)
            || sketch.joins(Part.MODEL, Part.TOOL, Source.DECLARED));
  }

  private String modelTitle() {
    if (answers.says("ai_kind", "llm", "agent")) {
      return "Language model";
    }
    return answers.says("ai_kind", "ml_platform") ? "Models and jobs it hosts" : "Model";
  }

  private String serviceTitle() {
    if (answers.says("ai_kind", "agent")) {
      return "Agent";
    }
    if (answers.says("ai_kind", "llm")) {
      return "Assistant";
    }
    return answers.says("ai_kind", "ml_platform") ? "Platform" : "Service";
  }

  /// @param front what outsiders and tools talk to
  void around(Part front) {
    learning(front);
    weights();
    if (answers.assists()) {
      knowledge(front);
      memory(front);
      tools(front);
    }
  }

  private void learning(Part front) {
    boolean trains = answers.says("stages_owned", "train", "finetune");
    if (trains && !sketch.has(Part.DATASET)) {
      store(Part.DATASET, "training_data", "Training data", Boundary.ORGANISATION);
    }
    boolean shown =
        sketch.joins(Part.DATASET, Part.MODEL, Source.DECLARED)
            || sketch.joins(Part.DATASET, Part.ADAPTER, Source.DECLARED);
    if (trains && !shown) {
      sketch.element(
          Part.TRAINING,
          "stages_owned:train",
          "Training",
          Boundary.ORGANISATION,
          answers.source("stages_owned"));
      sketch.connect(Part.DATASET, Part.TRAINING, "training data", Source.ANSWERED);
    }
    if (sketch.has(Part.DATASET)) {
      trainingData();
    }
    feedback(front);
  }

  private void trainingData() {
    List<String> outside = new ArrayList<>(answers.words("training_data"));
    outside.remove("internal");
    if (outside.isEmpty()
        || sketch.joins(Part.PEOPLE, Part.DATASET, Source.DECLARED)
        || sketch.joins(Part.SUPPLIER, Part.DATASET, Source.DECLARED)) {
      return;
    }
    String id = "training_data:sources";
    sketch.element(
        Part.CONTENT, id, "Sources of training data", Boundary.INTERNET, Source.ANSWERED);
    String label = String.join(", ", outside).replace('_', ' ');
    sketch.flow(id, sketch.first(Part.DATASET).orElseThrow(), label, Source.ANSWERED);
  }

  private void feedback(Part front) {
    if (!answers.learns()
        || !answers.maySay("feedback_loop", "ratings", "samples", "conversation")
        || sketch.joins(Part.PEOPLE, Part.DATASET, Source.DECLARED)
        || sketch.joins(front, Part.DATASET, Source.DECLARED)) {
      return;
    }
    if (!sketch.has(Part.DATASET)) {
      store(Part.DATASET, "feedback_loop", "What is kept of its use", where.ofModel());
    }
    Source source = answers.source("feedback_loop");
    String label = source == Source.ASSUMED ? "feedback" : answers.spoken("feedback_loop");
    sketch.flow(
        sketch.first(front).orElseThrow(),
        sketch.first(Part.DATASET).orElseThrow(),
        label,
        source,
        List.of(Channel.LEARNING));
  }

  private void weights() {
    Optional<String> title = weightsTitle();
    if (!answers.learns() || title.isEmpty()) {
      return;
    }
    store(Part.REGISTRY, "artefact_location", title.get(), Boundary.ORGANISATION);
    Source source = answers.source("artefact_location");
    sketch.connect(Part.TRAINING, Part.REGISTRY, "new weights", Source.ANSWERED);
    sketch.connect(Part.REGISTRY, Part.MODEL, "weights", source);
  }

  private Optional<String> weightsTitle() {
    if (answers.isOpen("artefact_location")) {
      return Optional.of("Where weights are kept");
    }
    if (answers.says("artefact_location", "registry")) {
      return Optional.of("Model registry");
    }
    if (answers.says("artefact_location", "container_registry")) {
      return Optional.of("Container registry");
    }
    return answers.says("artefact_location", "private_store")
        ? Optional.of("Store of weights")
        : Optional.empty();
  }

  private void knowledge(Part front) {
    if (answers.maySay("knowledge", "rag_internal", "rag_shared") && !sketch.has(Part.INDEX)) {
      store(Part.INDEX, "knowledge", "Documents it looks up", insideOr(where.ofService()));
    }
    Source source = answers.source("knowledge");
    // A declared index may be read by the model itself.
    if (!sketch.joins(Part.INDEX, Part.MODEL, Source.DECLARED)) {
      sketch.connect(Part.INDEX, front, "passages", source);
    }
    if (answers.says("knowledge", "rag_shared") && sketch.has(Part.INDEX)) {
      String id = "knowledge:rag_shared";
      sketch.element(
          Part.CONTENT, id, "Whoever may add documents", Boundary.INTERNET, Source.ANSWERED);
      sketch.flow(id, sketch.first(Part.INDEX).orElseThrow(), "documents", Source.ANSWERED);
    }
    if (answers.says("knowledge", "connectors")) {
      store(Part.RECORDS, "knowledge", "Mail, drives, business systems", Boundary.ORGANISATION);
      sketch.connect(Part.RECORDS, front, "what is looked up", Source.ANSWERED);
    }
  }

  private static Boundary insideOr(Boundary boundary) {
    return boundary == Boundary.USER_DEVICE ? Boundary.ORGANISATION : boundary;
  }

  private void memory(Part front) {
    if (!answers.maySay("memory", "thread", "persistent")) {
      return;
    }
    String title =
        answers.says("memory", "persistent")
            ? "Memory across conversations"
            : "Memory of the conversation";
    store(Part.MEMORY, "memory", title, where.ofService());
    sketch.connect(front, Part.MEMORY, "what is said", answers.source("memory"));
    sketch.connect(Part.MEMORY, front, "what it remembers", answers.source("memory"));
  }

  private void tools(Part front) {
    boolean none = !answers.isOpen("tools") && answers.words("tools").isEmpty();
    if (none) {
      return;
    }
    if (!sketch.has(Part.TOOL)) {
      for (String word : answers.words("tool_origin")) {
        tool(word);
      }
      if (!sketch.has(Part.TOOL)) {
        sketch.element(
            Part.TOOL, "tools:any", "Tools", Boundary.ORGANISATION, answers.source("tools"));
      }
    }
    Source source = answers.source("tools");
    String acts = source == Source.ASSUMED ? "actions" : answers.spoken("tools");
    if (front == Part.SERVICE && sketch.joins(Part.TOOL, Part.MODEL, Source.DECLARED)) {
      return;
    }
    sketch.connect(front, Part.TOOL, acts, source);
    sketch.connect(Part.TOOL, front, "results", source);
    sending();
  }

  private void tool(String origin) {
    String id = "tool_origin:" + origin;
    Source source = Source.ANSWERED;
    switch (origin) {
      case "built_in" -> sketch.element(Part.TOOL, id, "Built-in tools", where.ofModel(), source);
      case "own" -> sketch.element(Part.TOOL, id, "Own tools", Boundary.ORGANISATION, source);
      case "third_party_local" ->
          sketch.element(Part.TOOL, id, "Others' tools, run here", Boundary.ORGANISATION, source);
      default ->
          sketch.element(Part.TOOL, id, "Others' tools, run there", Boundary.THIRD_PARTY, source);
    }
  }

  /// Some tools reach people outside.
  private void sending() {
    if (answers.says("tools", "send_external", "payments", "delegate")) {
      String id = "tools:send_external";
      sketch.element(Part.CONTENT, id, "Addressees outside", Boundary.INTERNET, Source.ANSWERED);
      String own = "tool_origin:own";
      String tool = sketch.has(own) ? own : sketch.first(Part.TOOL).orElseThrow();
      sketch.flow(tool, id, "messages, payments, jobs", Source.ANSWERED);
    }
  }

  private void store(Part part, String field, String title, Boundary boundary) {
    sketch.element(
        part,
        field + ":" + part.name().toLowerCase(java.util.Locale.ROOT),
        title,
        boundary,
        answers.source(field));
  }
}
