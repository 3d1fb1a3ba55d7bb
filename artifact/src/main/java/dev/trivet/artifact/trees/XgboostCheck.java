package dev.trivet.artifact.trees;

import dev.trivet.artifact.json.JsonCheck;
import dev.trivet.artifact.json.JsonFrame;
import dev.trivet.artifact.json.JsonVisitor;
import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.Scan;
import java.util.List;
import java.util.Set;

/// Looks through XGBoost models, in JSON and in UBJSON, for counts and indices that lie.
///
/// Source: the model schema in XGBoost's documentation.
public final class XgboostCheck implements JsonCheck {
  @Override
  public List<Rule> rules() {
    return TreeRules.all();
  }

  @Override
  public Set<String> names() {
    return Set.of();
  }

  @Override
  public JsonVisitor visitor(Content content, Scan scan) {
    return new Visitor(content, scan);
  }

  private static final class Visitor implements JsonVisitor {
    private static final long MOST = Integer.MAX_VALUE;

    private final Content content;
    private final Scan scan;
    private boolean isXgboost;
    private long largest;

    Visitor(Content content, Scan scan) {
      this.content = content;
      this.scan = scan;
    }

    @Override
    public void enter(JsonFrame frame) {
      isXgboost |= frame.depth() == 1 && frame.name().equals("learner");
      largest = -1;
    }

    @Override
    public void text(JsonFrame in, String name, String text, long offset) {
      count(in, name, text, offset);
    }

    @Override
    public void word(JsonFrame in, String name, String word, long offset) {
      if (in.isArray() && isXgboost && isChild(name)) {
        index(name, word, offset);
      } else {
        count(in, name, word, offset);
      }
    }

    private static boolean isChild(String name) {
      return name.equals("left_children") || name.equals("right_children");
    }

    private void index(String name, String word, long offset) {
      if (!word.matches("-?[0-9]{1,10}")) {
        scan.report(TreeRules.INDEX, content, offset, "%s: %s".formatted(name, word));
        return;
      }
      long index = Long.parseLong(word);
      largest = Math.max(largest, index);
      if (index < -1) {
        scan.report(TreeRules.INDEX, content, offset, "%s: %d".formatted(name, index));
      }
    }

    /// Counts are written as texts in JSON.
    private void count(JsonFrame in, String name, String value, long offset) {
      if (!isXgboost || in.isArray() || !isCount(name)) {
        return;
      }
      boolean isSane = value.matches("[0-9]{1,10}") && Long.parseLong(value) < MOST;
      boolean isTooMany =
          isSane
              && (name.equals("num_nodes") || name.equals("num_trees"))
              && Long.parseLong(value) > content.bytes().size();
      if (!isSane || isTooMany) {
        scan.report(TreeRules.CLAIM, content, offset, "%s: %s".formatted(name, value));
      }
    }

    private static boolean isCount(String name) {
      return switch (name) {
        case "num_nodes",
            "num_trees",
            "num_feature",
            "num_class",
            "num_target",
            "num_parallel_tree",
            "size_leaf_vector",
            "num_deleted" ->
            true;
        default -> false;
      };
    }

    @Override
    public void leave(JsonFrame frame) {
      if (isXgboost && frame.isArray() && isChild(frame.name()) && largest >= frame.count()) {
        scan.report(
            TreeRules.INDEX,
            content,
            frame.offset(),
            "%s: %,d of %,d nodes".formatted(frame.name(), largest, frame.count()));
      }
      largest = -1;
    }
  }
}
