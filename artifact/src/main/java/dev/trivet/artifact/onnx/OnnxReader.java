package dev.trivet.artifact.onnx;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.proto.ProtoPlace;
import dev.trivet.artifact.proto.ProtoShape;
import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.FormatReader;
import dev.trivet.artifact.scan.Recognition;
import dev.trivet.artifact.scan.Scan;
import java.util.List;
import java.util.Optional;

/// Reads the graph of an ONNX model; the numbers of its tensors stay unread.
///
/// Source: `onnx.proto` of ONNX 1.18, and how ONNX Runtime and `onnx.load` treat external data.
public final class OnnxReader implements FormatReader {
  /// The wire types of a model's fields by number.
  private static final String MODEL = "-02220222-----2-----2----2";

  private static final String GRAPH = "-22--2----2222-2";
  private static final int GRAPH_FIELD = 7;

  @Override
  public String format() {
    return "onnx";
  }

  @Override
  public List<Rule> rules() {
    return OnnxRules.all();
  }

  @Override
  public Recognition recognise(Content content) {
    return ProtoShape.mayBegin(content.bytes()) ? Recognition.MAYBE : Recognition.NO;
  }

  @Override
  public Outcome read(Content content, Scan scan) {
    Bytes bytes = content.bytes();
    ProtoPlace whole = ProtoShape.whole(bytes);
    if (!ProtoShape.fits(bytes, whole, MODEL)) {
      return Outcome.DECLINED;
    }
    Optional<ProtoPlace> graph = ProtoShape.first(bytes, whole, GRAPH_FIELD);
    boolean isModel =
        graph.isPresent()
            && ProtoShape.fits(bytes, graph.get(), GRAPH)
            && hasGraphPart(bytes, graph.get());
    if (!isModel) {
      return Outcome.DECLINED;
    }
    new OnnxWalk(content, scan).walk(whole);
    return Outcome.READ;
  }

  private static boolean hasGraphPart(Bytes bytes, ProtoPlace graph) {
    return ProtoShape.first(bytes, graph, 1).isPresent()
        || ProtoShape.first(bytes, graph, 5).isPresent()
        || ProtoShape.first(bytes, graph, 12).isPresent();
  }
}
