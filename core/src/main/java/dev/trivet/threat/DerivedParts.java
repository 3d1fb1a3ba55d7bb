package dev.trivet.threat;

import dev.trivet.threat.DataFlowDiagram.Boundary;
import dev.trivet.threat.DataFlowDiagram.Source;
import java.util.List;
import java.util.Optional;
import java.util.Set;

/// Draws who stands around a system, from its profile: those who ask, those whose content reaches
/// it, and those who deliver parts of it.
final class DerivedParts {
  private final Answers answers;
  private final Sketch sketch;
  private final Part front;

  /// @param front what outsiders and tools talk to: the service, or the model where that is
  ///   declared
  DerivedParts(Answers answers, Sketch sketch, Part front) {
    this.answers = answers;
    this.sketch = sketch;
    this.front = front;
  }

  /// @param shown the words of `untrusted_content` that declared flows show already
  void draw(Set<String> shown) {
    people();
    content(shown);
    suppliers();
  }

  private void people() {
    Source source = answers.source("model_access");
    boolean declared =
        sketch.joins(Part.PEOPLE, Part.SERVICE, Source.DECLARED)
            || sketch.joins(Part.PEOPLE, Part.MODEL, Source.DECLARED);
    if (!declared && source == Source.ASSUMED) {
      person("any", "Whoever may ask", Boundary.INTERNET, source);
    }
    if (!declared) {
      answers.words("model_access").forEach(word -> person(word, source));
      sketch.connect(Part.PEOPLE, front, "questions or inputs", source);
    }
    answers();
  }

  private void person(String word, Source source) {
    switch (word) {
      case "internal" -> person(word, "Own people", Boundary.ORGANISATION, source);
      case "partner" -> person(word, "Partner organisations", Boundary.INTERNET, source);
      case "customer" -> person(word, "Customers", Boundary.INTERNET, source);
      default -> person(word, "Anybody", Boundary.INTERNET, source);
    }
  }

  /// Whoever asks gets an answer, unless it is declared who does.
  private void answers() {
    if (answers.says("output_detail", "hidden")
        || sketch.joins(Part.SERVICE, Part.PEOPLE, Source.DECLARED)
        || sketch.joins(Part.MODEL, Part.PEOPLE, Source.DECLARED)) {
      return;
    }
    String label = answers.isOpen("output_detail") ? "answers" : answers.spoken("output_detail");
    String from = sketch.first(front).orElseThrow();
    for (String asking : sketch.asking(front)) {
      sketch.flow(from, asking, label, answers.source("output_detail"));
    }
  }

  private void person(String word, String title, Boundary boundary, Source source) {
    sketch.element(Part.PEOPLE, "model_access:" + word, title, boundary, source);
  }

  private void content(Set<String> shown) {
    if (answers.isOpen("untrusted_content")) {
      String id = "untrusted_content:any";
      sketch.element(Part.CONTENT, id, "Content of outsiders", Boundary.INTERNET, Source.ASSUMED);
      toFront(id, "content of any kind", Source.ASSUMED, Channel.CONTENT);
    }
    for (String word : answers.words("untrusted_content")) {
      // Prompts come from those who ask, tool output from the tools.
      if (!word.equals("direct_prompt") && !word.equals("tool_output") && !shown.contains(word)) {
        String id = "untrusted_content:" + word;
        sketch.element(Part.CONTENT, id, origin(word), Boundary.INTERNET, Source.ANSWERED);
        toFront(id, word.replace('_', ' '), Source.ANSWERED, channel(word));
      }
    }
  }

  private void toFront(String id, String label, Source source, Channel channel) {
    sketch.first(front).ifPresent(to -> sketch.flow(id, to, label, source, List.of(channel)));
  }

  private static Channel channel(String word) {
    return switch (word) {
      case "web" -> Channel.WEB_CONTENT;
      case "environment" -> Channel.SENSING;
      default -> Channel.CONTENT;
    };
  }

  private static String origin(String word) {
    return switch (word) {
      case "upload" -> "Whoever hands in files";
      case "web" -> "Pages on the web";
      case "email" -> "Whoever sends mail";
      case "shared_docs" -> "Whoever edits shared documents";
      case "tickets" -> "Whoever writes tickets";
      case "repos" -> "Whoever changes repositories";
      case "reviews" -> "Whoever writes reviews";
      case "network_traffic" -> "Whoever causes traffic";
      case "executables" -> "Makers of programs";
      case "environment" -> "Places its sensors watch";
      case "telemetry" -> "Devices in others' hands";
      default -> "Outsiders: " + word.replace('_', ' ');
    };
  }

  private void suppliers() {
    if (answers.isOpen("third_party")) {
      sketch
          .first(Part.MODEL)
          .or(() -> sketch.first(front))
          .ifPresent(
              to -> supply("third_party:any", "Suppliers, if any", "parts", to, Source.ASSUMED));
    }
    supply("Makers of models", List.of("open_model", "adapter"), Part.REGISTRY, Part.MODEL);
    supply("Suppliers of data", List.of("dataset"), Part.DATASET, Part.TRAINING);
    supply(
        "Makers of libraries and images",
        List.of("ml_library", "container_image", "notebook"),
        Part.SERVICE,
        Part.MODEL);
    toolMakers();
  }

  private void toolMakers() {
    String local = "tool_origin:third_party_local";
    boolean runElsewhere = sketch.has("tool_origin:third_party_remote");
    if (answers.says("third_party", "agent_tool") && sketch.has(local)) {
      supply("third_party:agent_tool", "Makers of tools", "agent tool", local, Source.ANSWERED);
    } else if (!runElsewhere) {
      supply("Makers of tools", List.of("agent_tool"), Part.TOOL, front);
    }
  }

  /// One element for all who deliver a kind of part, unless the system says who does.
  private void supply(String title, List<String> words, Part to, Part otherwise) {
    List<String> held = words.stream().filter(word -> answers.says("third_party", word)).toList();
    Optional<String> target = sketch.first(to).or(() -> sketch.first(otherwise));
    if (held.isEmpty()
        || target.isEmpty()
        || sketch.joins(Part.SUPPLIER, to, Source.DECLARED)
        || sketch.joins(Part.SUPPLIER, otherwise, Source.DECLARED)) {
      return;
    }
    String label = String.join(", ", held).replace('_', ' ');
    supply("third_party:" + held.getFirst(), title, label, target.get(), Source.ANSWERED);
  }

  private void supply(String id, String title, String label, String to, Source source) {
    sketch.element(Part.SUPPLIER, id, title, Boundary.THIRD_PARTY, source);
    sketch.flow(id, to, label, source);
  }
}
