package dev.trivet.threat;

import dev.trivet.inventory.AiSystem;
import dev.trivet.inventory.Component;
import dev.trivet.inventory.ComponentId;
import dev.trivet.inventory.DataFlow;
import dev.trivet.threat.DataFlowDiagram.Boundary;
import dev.trivet.threat.DataFlowDiagram.Source;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;

/// Draws what a system says of itself: its components, its flows, and what was made from what.
final class DeclaredParts {
  /// What outsiders' content is called in flows, by the word of the profile.
  private static final Map<String, List<String>> CALLED =
      Map.of(
          "upload", List.of("upload", "photo", "attach", "file", "letter", "form", "pdf", "scan"),
          "web", List.of("web page", "search result", "web content"),
          "email", List.of("mail"),
          "shared_docs", List.of("document", "wiki", "page"),
          "tickets", List.of("ticket"),
          "repos", List.of("code", "merge request", "commit", "repositor"),
          "reviews", List.of("review", "comment", "post"),
          "network_traffic", List.of("traffic", "packet", "log"),
          "executables", List.of("executable", "binary", "program", "sample"),
          "telemetry", List.of("telemetry", "reading", "signal"));

  private static final Pattern ASKS =
      Pattern.compile("question|prompt|request|quer|chat|message", Pattern.CASE_INSENSITIVE);

  private final AiSystem system;
  private final Answers answers;
  private final Whereabouts where;
  private final Sketch sketch;
  private final Set<String> shown = new HashSet<>();

  DeclaredParts(AiSystem system, Answers answers, Whereabouts where, Sketch sketch) {
    this.system = system;
    this.answers = answers;
    this.where = where;
    this.sketch = sketch;
  }

  /// @return the words of `untrusted_content` that declared flows show
  Set<String> draw() {
    system.components().stream().filter(this::isDrawn).forEach(this::draw);
    system.flows().forEach(this::draw);
    system.components().forEach(this::drawOrigin);
    system.components().forEach(this::drawSupplier);
    return shown;
  }

  /// Libraries, prompts and adapters move nothing by themselves; they are drawn where a flow or an
  /// origin names them.
  private boolean isDrawn(Component component) {
    return switch (component.type()) {
      case MODEL, DATASET, TOOL, INDEX, SERVICE -> true;
      case ADAPTER, LIBRARY, PROMPT -> {
        String id = component.id().value();
        yield !component.derivedFrom().isEmpty()
            || system.flows().stream().anyMatch(f -> f.from().equals(id) || f.to().equals(id));
      }
    };
  }

  private void draw(Component component) {
    sketch.element(
        part(component),
        component.id().value(),
        component.title(),
        where.of(component),
        Source.DECLARED);
  }

  private static Part part(Component component) {
    return switch (component.type()) {
      case MODEL -> Part.MODEL;
      case ADAPTER -> Part.ADAPTER;
      case DATASET -> Part.DATASET;
      case LIBRARY -> Part.LIBRARY;
      case PROMPT -> Part.PROMPT;
      case TOOL -> Part.TOOL;
      case INDEX -> Part.INDEX;
      case SERVICE -> Part.SERVICE;
    };
  }

  private void draw(DataFlow flow) {
    String label = String.join(", ", flow.data());
    String from = end(flow.from());
    String to = end(flow.to());
    Part source = sketch.partOf(from).orElseThrow();
    Part target = sketch.partOf(to).orElseThrow();
    sketch.flow(from, to, label, Source.DECLARED, channels(Channel.between(source, target), label));
  }

  /// People may ask, or hand on what others wrote, or both; the label tells.
  private List<Channel> channels(Channel channel, String label) {
    if (channel != Channel.ASKING && channel != Channel.REPORTING) {
      return List.of(channel);
    }
    Set<String> content = contentIn(label);
    shown.addAll(content);
    if (channel == Channel.REPORTING || content.isEmpty()) {
      return List.of(channel);
    }
    return ASKS.matcher(label).find()
        ? List.of(Channel.ASKING, Channel.CONTENT)
        : List.of(Channel.CONTENT);
  }

  /// The id of the element a flow names; somebody outside is drawn when first named.
  private String end(String name) {
    if (sketch.has(name)) {
      return name;
    }
    String id = "outside:" + name.strip();
    sketch.element(
        where.isSupplier(name) ? Part.SUPPLIER : Part.PEOPLE,
        id,
        name.strip(),
        where.ofOutsider(name),
        Source.DECLARED);
    return id;
  }

  private Set<String> contentIn(String label) {
    String text = label.toLowerCase(Locale.ROOT);
    var found = new HashSet<String>();
    for (String word : answers.words("untrusted_content")) {
      if (CALLED.getOrDefault(word, List.of()).stream().anyMatch(text::contains)) {
        found.add(word);
      }
    }
    return found;
  }

  /// Who delivers a part that then runs on somebody else's ground; where its maker runs it, nothing
  /// moves.
  private void drawSupplier(Component component) {
    String id = component.id().value();
    if (component.supplier().isEmpty() || !sketch.has(id) || runsAtItsMaker(component)) {
      return;
    }
    String supplier = end(component.supplier().get().value());
    if (!sketch.flows(supplier, id)) {
      sketch.flow(supplier, id, "delivers it", Source.DECLARED);
    }
  }

  private boolean runsAtItsMaker(Component component) {
    Boundary boundary = where.of(component);
    return boundary == Boundary.PROVIDER || boundary == Boundary.THIRD_PARTY;
  }

  private void drawOrigin(Component made) {
    for (ComponentId id : made.derivedFrom()) {
      system
          .component(id)
          .filter(origin -> sketch.has(id.value()))
          .ifPresent(origin -> {
            if (sketch.has(made.id().value())) {
              drawOrigin(origin, made);
            }
          });
    }
  }

  private void drawOrigin(Component origin, Component made) {
    boolean laidOver =
        made.type() == Component.Type.ADAPTER && origin.type() == Component.Type.MODEL;
    Component from = laidOver ? made : origin;
    Component to = laidOver ? origin : made;
    sketch.flow(
        from.id().value(),
        to.id().value(),
        laidOver ? "is laid over it" : uses(origin, made),
        Source.DECLARED);
  }

  private static String uses(Component origin, Component made) {
    return switch (origin.type()) {
      case DATASET -> made.type() == Component.Type.INDEX ? "is indexed" : "trains it";
      case MODEL -> made.type() == Component.Type.INDEX ? "embeds it" : "is its base";
      case ADAPTER, LIBRARY, PROMPT, TOOL, INDEX, SERVICE -> "goes into it";
    };
  }
}
