package dev.trivet.artifact.checkpoint;

import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.FormatReader;
import dev.trivet.artifact.scan.Recognition;
import dev.trivet.artifact.scan.Scan;
import java.util.List;

/// Takes files of plain numbers, when something that was read says what lies where in them. By
/// itself such a file says nothing and is recognised by nobody.
///
/// A loader of another format could be handed it all the same: what a reader of programs or
/// archives is sure of is read by that one too.
public final class TensorDataReader implements FormatReader {
  public static final String FORMAT = "tensor-data";

  private final List<FormatReader> others;

  /// @param others readers of formats that could stand in the place of numbers
  public TensorDataReader(List<FormatReader> others) {
    this.others = List.copyOf(others);
  }

  @Override
  public String format() {
    return FORMAT;
  }

  @Override
  public List<Rule> rules() {
    return List.of();
  }

  @Override
  public Recognition recognise(Content content) {
    return Recognition.NO;
  }

  @Override
  public Outcome read(Content content, Scan scan) {
    scan.skip("%s: %,d bytes of tensors".formatted(content.where(), content.bytes().size()));
    for (FormatReader other : others) {
      if (other.recognise(content) == Recognition.YES) {
        scan.open(content.as(other.format()));
      }
    }
    return Outcome.READ;
  }
}
