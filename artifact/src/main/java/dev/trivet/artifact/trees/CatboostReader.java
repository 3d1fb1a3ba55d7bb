package dev.trivet.artifact.trees;

import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.FormatReader;
import dev.trivet.artifact.scan.Recognition;
import dev.trivet.artifact.scan.Scan;
import java.util.List;

/// Recognises CatBoost's binary models and checks their outermost sizes.
///
/// The core is a flatbuffer of numbers, which CatBoost verifies before it uses it; it is not read.
public final class CatboostReader implements FormatReader {
  private static final int HEAD = 8;

  @Override
  public String format() {
    return "catboost";
  }

  @Override
  public List<Rule> rules() {
    return TreeRules.all();
  }

  @Override
  public Recognition recognise(Content content) {
    return content.bytes().startsWith(0, "CBM1") ? Recognition.YES : Recognition.NO;
  }

  @Override
  public Outcome read(Content content, Scan scan) {
    long size = content.bytes().has(0, HEAD) ? content.bytes().u32le(4) : Long.MAX_VALUE;
    if (!content.bytes().has(HEAD, size) || size < 8) {
      scan.report(TreeRules.CLAIM, content, 4, "a core of %,d bytes".formatted(size));
    } else if (content.bytes().u32le(HEAD) >= size) {
      scan.report(TreeRules.CLAIM, content, HEAD, "the core begins behind its end");
    } else {
      scan.skip(content.where() + ": the trees of a CatBoost model");
    }
    return Outcome.READ;
  }
}
