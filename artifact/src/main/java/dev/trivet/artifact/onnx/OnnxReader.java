package dev.trivet.artifact.onnx;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.proto.ProtoBroken;
import dev.trivet.artifact.proto.ProtoFields;
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
  private static final String TENSOR = "--0-----22--220";
  private static final int GRAPH_FIELD = 7;
  private static final int LAST_TENSOR_FIELD = 16;
  private static final int LAST_TYPE = 24;

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
    if (isTensor(bytes, whole)) {
      new OnnxWalk(content, scan).walkTensor(whole);
      return Outcome.READ;
    }
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

  /// A tensor by itself, as test data and initialisers are kept: a known number type, and values.
  private static boolean isTensor(Bytes bytes, ProtoPlace whole) {
    if (!ProtoShape.fits(bytes, whole, TENSOR)) {
      return false;
    }
    boolean hasType = false;
    boolean hasValues = false;
    try {
      ProtoFields fields = ProtoFields.of(bytes, whole);
      while (fields.next()) {
        if (fields.number() > LAST_TENSOR_FIELD) {
          return false;
        }
        hasType |= fields.number() == 2 && fields.value() >= 1 && fields.value() <= LAST_TYPE;
        hasValues |= fields.is(8) || fields.is(9);
      }
    } catch (ProtoBroken e) {
      return false;
    }
    return hasType && hasValues;
  }

  private static boolean hasGraphPart(Bytes bytes, ProtoPlace graph) {
    return ProtoShape.first(bytes, graph, 1).isPresent()
        || ProtoShape.first(bytes, graph, 5).isPresent()
        || ProtoShape.first(bytes, graph, 12).isPresent();
  }
}
