package dev.trivet.formats.programme;

import dev.trivet.formats.document.Node;
import dev.trivet.formats.document.Position;
import dev.trivet.formats.document.Problem.Kind;
import dev.trivet.formats.document.Problems;
import dev.trivet.formats.document.Shape;
import dev.trivet.formats.document.Shapes;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// The documents of a programme, read into their records, each with the text it came from.
final class Documents {
  private final Shapes shapes;
  private final Problems problems;
  private final Map<DocumentKind, List<Document<?>>> byKind = new EnumMap<>(DocumentKind.class);

  /// One document.
  record Document<T>(T value, Node.Mapping node) {
    Position at() {
      return node.at();
    }

    /// Where a key stands, or the whole document when it is not there.
    Position at(String... path) {
      Node current = node;
      for (String key : path) {
        Optional<Node> next =
            current instanceof Node.Mapping mapping ? mapping.find(key) : item(current, key);
        if (next.isEmpty()) {
          return current.at();
        }
        current = next.get();
      }
      return current.at();
    }

    private static Optional<Node> item(Node node, String index) {
      return node instanceof Node.Sequence sequence && index.matches("\\d{1,6}")
          ? Optional.of(Integer.parseInt(index))
              .filter(i -> i < sequence.items().size())
              .map(i -> sequence.items().get(i))
          : Optional.empty();
    }
  }

  Documents(Shapes shapes, Problems problems) {
    this.shapes = shapes;
    this.problems = problems;
  }

  void add(Node.Mapping node) {
    Optional<Node> kind = node.find("kind");
    if (kind.isEmpty()) {
      problems.add(
          Kind.UNKNOWN_KIND,
          node.at(),
          "does not say its kind",
          "start it with 'kind: AiSystem' or another of: "
              + String.join(", ", DocumentKind.words()));
      return;
    }
    if (!(kind.get() instanceof Node.Scalar word)) {
      problems.add(Kind.WRONG_SHAPE, kind.get().at(), "the kind is one word", "");
      return;
    }
    DocumentKind.of(word.text())
        .ifPresentOrElse(
            known -> read(known, known.type(), node),
            () ->
                problems.unknown(
                    Kind.UNKNOWN_KIND, word.at(), "kind", word.text(), DocumentKind.words()));
  }

  private <T> void read(DocumentKind kind, Class<T> type, Node.Mapping node) {
    Shape<T> shape = shapes.of(type);
    shape
        .read(node, problems)
        .ifPresent(value ->
            byKind.computeIfAbsent(kind, k -> new ArrayList<>()).add(new Document<>(value, node)));
  }

  /// All documents of a kind, in the order they were read.
  <T> List<Document<T>> all(DocumentKind kind, Class<T> type) {
    var all = new ArrayList<Document<T>>();
    for (Document<?> document : byKind.getOrDefault(kind, List.of())) {
      all.add(new Document<>(type.cast(document.value()), document.node()));
    }
    return all;
  }
}
