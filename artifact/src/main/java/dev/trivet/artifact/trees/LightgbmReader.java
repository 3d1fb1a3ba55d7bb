package dev.trivet.artifact.trees;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.FormatReader;
import dev.trivet.artifact.scan.Recognition;
import dev.trivet.artifact.scan.Scan;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.OptionalLong;

/// Reads the text in which LightGBM keeps its models, line by line.
///
/// Source: what LightGBM's model loader reads.
public final class LightgbmReader implements FormatReader {
  private static final int LONGEST_LINE = 16 << 20;

  @Override
  public String format() {
    return "lightgbm";
  }

  @Override
  public List<Rule> rules() {
    return TreeRules.all();
  }

  @Override
  public Recognition recognise(Content content) {
    boolean isModel =
        content.bytes().startsWith(0, "tree\nversion=")
            || content.bytes().startsWith(0, "tree\r\nversion=");
    return isModel ? Recognition.YES : Recognition.NO;
  }

  @Override
  public Outcome read(Content content, Scan scan) {
    var model = new Model(content, scan);
    Bytes bytes = content.bytes();
    long at = 0;
    while (bytes.has(at, 1)) {
      OptionalLong end = bytes.indexOf('\n', at, Long.MAX_VALUE);
      long length = end.isPresent() ? end.getAsLong() - at : bytes.size() - at;
      if (length > LONGEST_LINE) {
        scan.report(TreeRules.BROKEN, content, at, "a line of %,d bytes".formatted(length));
      } else {
        model.line(bytes.latin1(at, (int) length).strip(), at);
      }
      scan.budget().checkTime();
      at += length + 1;
    }
    model.endTree();
    return Outcome.READ;
  }

  /// The lines of the head, and of the tree that is being read.
  private static final class Model {
    private final Content content;
    private final Scan scan;
    private final Map<String, String> tree = new HashMap<>();
    private long features = Long.MAX_VALUE;
    private long treeAt = -1;

    Model(Content content, Scan scan) {
      this.content = content;
      this.scan = scan;
    }

    void line(String line, long at) {
      int equals = line.indexOf('=');
      String name = equals < 0 ? line : line.substring(0, equals);
      String value = equals < 0 ? "" : line.substring(equals + 1);
      switch (name) {
        case "Tree" -> {
          endTree();
          treeAt = at;
        }
        case "end of trees" -> endTree();
        case "max_feature_idx" -> features = count(name, value, at);
        case "num_class", "num_tree_per_iteration" -> count(name, value, at);
        default -> {
          if (treeAt >= 0) {
            tree.put(name, value);
          }
        }
      }
    }

    private long count(String name, String value, long at) {
      boolean isSane = value.matches("[0-9]{1,10}") && Long.parseLong(value) < Integer.MAX_VALUE;
      if (!isSane) {
        scan.report(TreeRules.CLAIM, content, at, "%s=%s".formatted(name, value));
        return Long.MAX_VALUE;
      }
      return Long.parseLong(value);
    }

    void endTree() {
      if (treeAt >= 0) {
        check();
      }
      tree.clear();
      treeAt = -1;
    }

    private void check() {
      long leaves = count("num_leaves", tree.getOrDefault("num_leaves", ""), treeAt);
      if (leaves > content.bytes().size()) {
        claim("num_leaves=%,d".formatted(leaves));
        return;
      }
      indices("left_child", -leaves, leaves - 2);
      indices("right_child", -leaves, leaves - 2);
      indices("split_feature", 0, features);
      if (leaves > 1) {
        length("threshold", leaves - 1);
        length("split_feature", leaves - 1);
        length("left_child", leaves - 1);
        length("right_child", leaves - 1);
      }
      length("leaf_value", leaves);
    }

    private void length(String name, long expected) {
      String values = tree.getOrDefault(name, "");
      long found = values.isBlank() ? 0 : values.strip().split("\\s+").length;
      if (found < expected) {
        claim("%s has %,d values of %,d".formatted(name, found, expected));
      }
    }

    private void indices(String name, long least, long most) {
      String values = tree.getOrDefault(name, "");
      for (String value : values.isBlank() ? new String[0] : values.strip().split("\\s+")) {
        boolean isNumber = value.matches("-?[0-9]{1,10}");
        if (!isNumber || Long.parseLong(value) < least || Long.parseLong(value) > most) {
          scan.report(TreeRules.INDEX, content, treeAt, "%s: %s".formatted(name, value));
          return;
        }
      }
    }

    private void claim(String message) {
      scan.report(TreeRules.CLAIM, content, treeAt, message);
    }
  }
}
