package dev.trivet.formats.programme;

import dev.trivet.formats.document.Node;
import dev.trivet.formats.document.Position;
import dev.trivet.formats.document.Problem.Kind;
import dev.trivet.formats.document.Problems;
import dev.trivet.formats.document.Shape;
import dev.trivet.inventory.SystemId;
import dev.trivet.inventory.SystemProfile;
import dev.trivet.inventory.Vocabulary;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Reads the AI systems of files and directories, and nothing else of them: documents of kind
/// `AiSystem`, and plain descriptions that have no kind but an `id` and a profile under `system`.
public final class ReadSystems {
  private final Shape<SystemProfile> profiles;
  private final Problems problems;

  public ReadSystems(Vocabulary vocabulary, Problems problems) {
    this.profiles = new ProfileShape(vocabulary);
    this.problems = problems;
  }

  public List<SystemToModel> from(List<Path> paths) {
    var all = new ArrayList<SystemToModel>();
    Map<SystemId, Position> first = new HashMap<>();
    for (Path path : paths) {
      int before = all.size();
      List<Node.Mapping> documents = new ReadFiles(problems).under(path);
      documents.forEach(document -> read(document).ifPresent(all::add));
      if (all.size() == before && !problems.hasErrors()) {
        problems.add(
            Kind.NOTHING_READ,
            new Position(path.toString(), 1, 1),
            "holds no AI system",
            "a system is a document of kind AiSystem, or has an id and a profile under 'system'");
      }
    }
    for (SystemToModel system : all) {
      Position other = first.putIfAbsent(system.id(), system.at());
      if (other != null) {
        problems.add(
            Kind.DUPLICATE_ID,
            system.at(),
            "the system " + system.id() + " stands twice",
            "the other is at " + other);
      }
    }
    return all;
  }

  private Optional<SystemToModel> read(Node.Mapping document) {
    Optional<String> kind = text(document, "kind");
    if (kind.isPresent()) {
      if (DocumentKind.of(kind.get()).isEmpty()) {
        Position at = document.find("kind").map(Node::at).orElse(document.at());
        problems.unknown(Kind.UNKNOWN_KIND, at, "kind", kind.get(), DocumentKind.words());
      }
      return kind.get().equals(DocumentKind.AI_SYSTEM.word())
          ? read(document, "profile")
          : Optional.empty();
    }
    if (document.find("system").isEmpty()) {
      problems.add(
          Kind.UNKNOWN_KIND,
          document.at(),
          "does not say its kind and has no profile under 'system'",
          "start it with 'kind: AiSystem'");
      return Optional.empty();
    }
    return read(document, "system");
  }

  private Optional<SystemToModel> read(Node.Mapping document, String profileKey) {
    Optional<SystemId> id = id(document);
    Optional<SystemProfile> profile =
        document
            .find(profileKey)
            .map(node -> profiles.read(node, problems))
            .orElseGet(profiles::absent);
    if (id.isEmpty() || profile.isEmpty()) {
      return Optional.empty();
    }
    String title = text(document, "title").orElse(id.get().value());
    return Optional.of(new SystemToModel(id.get(), title, profile.get(), document.at()));
  }

  private Optional<SystemId> id(Node.Mapping document) {
    Optional<Node> node = document.find("id");
    if (node.isEmpty()) {
      problems.add(Kind.MISSING_KEY, document.at(), "lacks the key 'id'", "");
      return Optional.empty();
    }
    if (!(node.get() instanceof Node.Scalar scalar)) {
      problems.add(Kind.WRONG_SHAPE, node.get().at(), "an id is one word", "");
      return Optional.empty();
    }
    try {
      return Optional.of(new SystemId(scalar.text()));
    } catch (IllegalArgumentException e) {
      problems.add(Kind.BAD_VALUE, scalar.at(), String.valueOf(e.getMessage()), "");
      return Optional.empty();
    }
  }

  private static Optional<String> text(Node.Mapping document, String key) {
    return document
        .find(key)
        .filter(Node.Scalar.class::isInstance)
        .map(node -> ((Node.Scalar) node).text());
  }
}
