package dev.trivet.artifact.yaml;

import dev.trivet.artifact.json.JsonFrame;
import dev.trivet.artifact.json.JsonVisitor;
import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.Budget;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;

/// Walks through the events of a YAML stream as if it were JSON, judges tags, and counts how large
/// the document becomes when its references are followed.
final class YamlWalk {
  private static final int DEEPEST = 1_000;
  private static final long MOST_NODES = 10_000_000;

  /// Longer texts name nothing, and reading one again at each reference would take for ever.
  private static final int LONGEST_NAME = 1_000;

  private final Budget budget;
  private final List<? extends JsonVisitor> visitors;
  private final Set<String> kept;
  private final Report report;
  private final Map<String, Long> sizes = new HashMap<>();
  private final Map<String, ScalarEvent> scalars = new HashMap<>();
  private @Nullable Open open;
  private long events;

  /// Takes what breaks a rule.
  @FunctionalInterface
  interface Report {
    void say(Rule rule, long at, String message);
  }

  /// A collection that is being read.
  private static final class Open {
    final @Nullable Open around;
    final JsonFrame frame;
    final Optional<String> anchor;
    @Nullable String name;
    long size = 1;

    Open(@Nullable Open around, JsonFrame frame, Optional<String> anchor) {
      this.around = around;
      this.frame = frame;
      this.anchor = anchor;
    }
  }

  YamlWalk(Budget budget, List<? extends JsonVisitor> visitors, Set<String> kept, Report report) {
    this.budget = budget;
    this.visitors = visitors;
    this.kept = kept;
    this.report = report;
  }

  /// @return false when the document explodes and is not read on
  boolean take(Event event) {
    if (++events % 4096 == 0) {
      budget.checkTime();
    }
    long at = event.getStartMark().map(mark -> (long) mark.getIndex()).orElse(0L);
    switch (event.getEventId()) {
      case Scalar -> scalar((ScalarEvent) event, at);
      case SequenceStart -> enter((CollectionStartEvent) event, JsonFrame.Kind.ARRAY, at);
      case MappingStart -> enter((CollectionStartEvent) event, JsonFrame.Kind.OBJECT, at);
      case SequenceEnd, MappingEnd -> leave();
      case Alias -> alias((AliasEvent) event, at);
      case Comment, DocumentEnd, DocumentStart, StreamEnd, StreamStart -> {}
    }
    return !isTooMuch(at);
  }

  private boolean isTooMuch(long at) {
    Open now = open;
    if (now == null || (now.size <= MOST_NODES && now.frame.depth() < DEEPEST)) {
      return false;
    }
    report.say(YamlRules.BOMB, at, "%,d nodes, %,d deep".formatted(now.size, now.frame.depth()));
    return true;
  }

  private void tag(Optional<String> tag, String value, long at) {
    tag.ifPresent(name ->
        YamlTag.judge(name).ifPresent(rule -> report.say(rule, at, (name + " " + value).strip())));
  }

  private void scalar(ScalarEvent event, long at) {
    tag(event.getTag(), event.getValue(), at);
    event
        .getAnchor()
        .ifPresent(anchor -> {
          sizes.put(anchor.toString(), 1L);
          if (event.getValue().length() < LONGEST_NAME) {
            scalars.put(anchor.toString(), event);
          }
        });
    value(event, at);
  }

  private void value(ScalarEvent event, long at) {
    Open in = open;
    if (in == null) {
      return;
    }
    in.size++;
    String value = event.getValue();
    if (in.frame.isArray()) {
      in.frame.counted();
      visit(event, in.frame, in.frame.name(), value, at);
    } else if (in.name == null) {
      in.name = value;
    } else {
      in.frame.counted();
      if (kept.contains(in.name)) {
        in.frame.keep(in.name, value);
      }
      visit(event, in.frame, in.name, value, at);
      in.name = null;
    }
  }

  /// Plain scalars that stand for no text are words, as in JSON.
  private void visit(ScalarEvent event, JsonFrame in, String name, String value, long at) {
    boolean isWord =
        event.isPlain()
            && value.matches("(?i)true|false|yes|no|on|off|null|~|[-+0-9.][-+0-9a-z._:]*|");
    for (JsonVisitor visitor : visitors) {
      if (isWord) {
        visitor.word(in, name, value, at);
      } else {
        visitor.text(in, name, value, at);
      }
    }
  }

  private void enter(CollectionStartEvent event, JsonFrame.Kind kind, long at) {
    tag(event.getTag(), "", at);
    Open in = open;
    String name = in == null ? "" : in.frame.isArray() ? in.frame.name() : nameOf(in);
    JsonFrame frame = JsonFrame.in(in == null ? null : in.frame, name, kind, at);
    if (in != null) {
      in.frame.counted();
      in.name = in.name == null && !in.frame.isArray() ? "?" : null;
    }
    open = new Open(in, frame, event.getAnchor().map(Object::toString));
    visitors.forEach(visitor -> visitor.enter(frame));
  }

  /// A collection where a name should stand is a name nobody asks for.
  private static String nameOf(Open in) {
    return in.name == null ? "?" : in.name;
  }

  private void leave() {
    Open left = open;
    if (left == null) {
      return;
    }
    visitors.forEach(visitor -> visitor.leave(left.frame));
    left.anchor.ifPresent(anchor -> {
      sizes.put(anchor, left.size);
      scalars.remove(anchor);
    });
    open = left.around;
    if (open != null) {
      open.size += left.size;
    }
  }

  /// A text that is referred to counts where it is referred to.
  private void alias(AliasEvent event, long at) {
    String anchor = event.getAlias().toString();
    ScalarEvent text = scalars.get(anchor);
    Open in = open;
    if (text != null) {
      value(text, at);
    } else if (in != null) {
      in.size = Math.min(Long.MAX_VALUE / 4, in.size + sizes.getOrDefault(anchor, 1L));
      in.name = in.name == null && !in.frame.isArray() ? "?" : null;
    }
  }
}
