package dev.trivet.artifact.coreml;

import static dev.trivet.artifact.rule.Severity.MEDIUM;
import static dev.trivet.artifact.rule.Verdict.NOT_UNDERSTOOD;

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
import dev.trivet.artifact.tensorflow.TextGraphReader;
import java.util.List;

/// Reads the layers of a Caffe network (`.caffemodel`): a Python layer runs code.
public final class CaffeReader implements FormatReader {
  private static final Rule BROKEN =
      Rule.of("caffe-broken", MEDIUM, NOT_UNDERSTOOD, "The network is cut or damaged")
          .why("What stands behind the break was not judged")
          .action("Fetch it again and compare its digest with the publisher's")
          .see("CWE-20");

  private static final int LAYER = 100;
  private static final int PYTHON_PARAMETERS = 130;

  @Override
  public String format() {
    return "caffe";
  }

  @Override
  public List<Rule> rules() {
    return List.of(TextGraphReader.PYTHON_LAYER, BROKEN);
  }

  @Override
  public Recognition recognise(Content content) {
    return content.bytes().has(0, 4) && content.bytes().u8(0) == 0x0a
        ? Recognition.MAYBE
        : Recognition.NO;
  }

  @Override
  public Outcome read(Content content, Scan scan) {
    Bytes bytes = content.bytes();
    ProtoPlace whole = ProtoShape.whole(bytes);
    boolean isNetwork =
        ProtoShape.first(bytes, whole, LAYER)
            .filter(layer -> ProtoShape.fits(bytes, layer, "-2222"))
            .flatMap(layer -> ProtoShape.first(bytes, layer, 2))
            .isPresent();
    if (!isNetwork) {
      return Outcome.DECLINED;
    }
    try {
      ProtoFields fields = ProtoFields.of(bytes, whole);
      while (fields.next()) {
        scan.budget().takeEntries(1);
        if (fields.is(LAYER)) {
          layer(fields.place(), content, scan);
        }
      }
    } catch (ProtoBroken e) {
      scan.report(BROKEN, content, e.at(), String.valueOf(e.getMessage()));
    }
    return Outcome.READ;
  }

  private static void layer(ProtoPlace layer, Content content, Scan scan) {
    ProtoFields fields = ProtoFields.of(content.bytes(), layer);
    while (fields.next()) {
      boolean isPython = fields.is(2) && fields.text(64).equals("Python");
      if (isPython || fields.is(PYTHON_PARAMETERS)) {
        scan.report(TextGraphReader.PYTHON_LAYER, content, layer.from(), "a Python layer");
        return;
      }
    }
  }
}
