package dev.trivet.formats.document;

import dev.trivet.formats.document.Problem.Kind;
import dev.trivet.shared.Checks;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashSet;
import java.util.Iterator;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/// Reads YAML, and JSON as its subset, into [Node]s.
///
/// Files come from anybody: size, nesting and count are bounded, aliases are refused, nothing
/// recurses on the text.
public final class ReadYaml {
  public static final int MOST_BYTES = 8 << 20;
  private static final int MOST_NESTED = 32;
  private static final int MOST_NODES = 500_000;

  private final String file;
  private final Problems problems;
  private final List<Node.Mapping> documents = new ArrayList<>();
  private final Deque<Open> open = new ArrayDeque<>();
  private int nodes;

  /// A list or mapping whose end has not come yet.
  private static final class Open {
    private final Position at;
    private final boolean mapping;
    private final List<Node> items = new ArrayList<>();
    private final List<Node.Entry> entries = new ArrayList<>();
    private final Set<String> keys = new HashSet<>();
    private Node.@Nullable Scalar key;

    Open(Position at, boolean mapping) {
      this.at = at;
      this.mapping = mapping;
    }

    Node close() {
      return mapping ? new Node.Mapping(entries, at) : new Node.Sequence(items, at);
    }
  }

  private ReadYaml(String file, Problems problems) {
    this.file = file;
    this.problems = problems;
  }

  /// Every document of a file that is whole; what is wrong with the others goes to `problems`.
  ///
  /// @param name how the file is called in problems
  public static List<Node.Mapping> file(Path path, String name, Problems problems) {
    var start = new Position(name, 1, 1);
    byte[] bytes;
    try (InputStream in = Files.newInputStream(path)) {
      bytes = in.readNBytes(MOST_BYTES + 1);
    } catch (IOException e) {
      problems.add(
          Kind.UNREADABLE_FILE, start, "cannot be read", "check that it is there and readable");
      return List.of();
    }
    if (bytes.length > MOST_BYTES) {
      problems.add(
          Kind.TOO_LARGE,
          start,
          "is larger than 8 MiB",
          "split it: documents may stand in as many files as you like");
      return List.of();
    }
    return bytes(bytes, name, problems);
  }

  public static List<Node.Mapping> bytes(byte[] bytes, String name, Problems problems) {
    try {
      String text =
          StandardCharsets.UTF_8
              .newDecoder()
              .onMalformedInput(CodingErrorAction.REPORT)
              .onUnmappableCharacter(CodingErrorAction.REPORT)
              .decode(ByteBuffer.wrap(bytes))
              .toString();
      return text(text, name, problems);
    } catch (CharacterCodingException e) {
      problems.add(
          Kind.NOT_YAML, new Position(name, 1, 1), "is not UTF-8 text", "save it as UTF-8");
      return List.of();
    }
  }

  public static List<Node.Mapping> text(String text, String name, Problems problems) {
    var reader = new ReadYaml(name, problems);
    reader.read(text);
    return reader.documents;
  }

  private void read(String text) {
    var settings =
        LoadSettings.builder().setLabel(file).setCodePointLimit(MOST_BYTES).setUseMarks(true);
    try {
      Iterator<Event> events = new Parse(settings.build()).parseString(text).iterator();
      while (events.hasNext()) {
        if (!take(events.next())) {
          return;
        }
      }
    } catch (MarkedYamlEngineException e) {
      problems.add(
          Kind.NOT_YAML, at(e.getProblemMark()), reason(e), "the documents before it were read");
    } catch (YamlEngineException e) {
      problems.add(
          Kind.NOT_YAML,
          new Position(file, 1, 1),
          "cannot be read as YAML: " + firstLine(e.getMessage()),
          "");
    }
  }

  /// @return whether reading shall go on
  private boolean take(Event event) {
    Position at = at(event.getStartMark());
    return switch (event.getEventId()) {
      case Alias -> refuseAlias((AliasEvent) event, at);
      case Scalar -> {
        String value = ((ScalarEvent) event).getValue();
        checkCharacters(value, at);
        yield put(new Node.Scalar(value, at));
      }
      case SequenceStart -> push(new Open(at, false));
      case MappingStart -> push(new Open(at, true));
      case SequenceEnd, MappingEnd -> put(open.pop().close());
      case Comment, DocumentStart, DocumentEnd, StreamStart, StreamEnd -> true;
    };
  }

  private boolean refuseAlias(AliasEvent alias, Position at) {
    problems.add(
        Kind.ALIAS,
        at,
        "uses the alias *" + alias.getAlias(),
        "write the value out; aliases are not read, since a few can stand for billions");
    return false;
  }

  private void checkCharacters(String value, Position at) {
    for (int i = 0; i < value.length(); i++) {
      if (Checks.isHidden(value.charAt(i))) {
        problems.add(
            Kind.HIDDEN_CHARACTER,
            at,
            "holds the invisible character U+%04X".formatted((int) value.charAt(i)),
            "remove it: what is shown would differ from what is stored");
        return;
      }
    }
  }

  private boolean push(Open next) {
    if (open.size() >= MOST_NESTED) {
      problems.add(
          Kind.TOO_LARGE, next.at, "nests deeper than 32 levels", "no document needs that");
      return false;
    }
    open.push(next);
    return true;
  }

  private boolean put(Node node) {
    nodes++;
    if (nodes > MOST_NODES) {
      problems.add(
          Kind.TOO_LARGE,
          node.at(),
          "holds more than 500,000 values",
          "split it: documents may stand in as many files as you like");
      return false;
    }
    Open parent = open.peek();
    if (parent == null) {
      document(node);
    } else if (!parent.mapping) {
      parent.items.add(node);
    } else if (parent.key == null) {
      key(parent, node);
    } else {
      if (parent.keys.add(parent.key.text())) {
        parent.entries.add(new Node.Entry(parent.key.text(), parent.key.at(), node));
      } else {
        problems.add(
            Kind.DUPLICATE_KEY,
            parent.key.at(),
            "the key '" + parent.key.text() + "' stands twice",
            "keep one of them");
      }
      parent.key = null;
    }
    return true;
  }

  private void key(Open parent, Node node) {
    if (node instanceof Node.Scalar scalar) {
      parent.key = scalar;
    } else {
      problems.add(Kind.WRONG_SHAPE, node.at(), "a key must be a single word", "");
      parent.key = new Node.Scalar("?", node.at());
    }
  }

  private void document(Node node) {
    // Not a switch over types: its first use takes longer than reading a document.
    if (node instanceof Node.Mapping mapping) {
      documents.add(mapping);
    } else if (!(node instanceof Node.Scalar scalar) || !scalar.text().isBlank()) {
      notADocument(node);
    }
  }

  private void notADocument(Node node) {
    problems.add(
        Kind.WRONG_SHAPE,
        node.at(),
        "a document is a group of keys, not " + node.what(),
        "start it with 'kind: ...'");
  }

  private Position at(Optional<Mark> mark) {
    return mark.map(m -> new Position(file, m.getLine() + 1, m.getColumn() + 1))
        .orElseGet(() -> new Position(file, 1, 1));
  }

  private static String reason(MarkedYamlEngineException e) {
    String problem = e.getProblem() == null ? firstLine(e.getMessage()) : e.getProblem();
    return "is not valid YAML: " + problem;
  }

  private static String firstLine(@Nullable String message) {
    return message == null ? "unknown reason" : message.lines().findFirst().orElse("");
  }
}
