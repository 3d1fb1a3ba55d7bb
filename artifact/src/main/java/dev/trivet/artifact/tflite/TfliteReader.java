package dev.trivet.artifact.tflite;

import static dev.trivet.artifact.rule.Severity.HIGH;
import static dev.trivet.artifact.rule.Verdict.DENIAL_OF_SERVICE;
import static dev.trivet.artifact.rule.Verdict.MALICIOUS;

import dev.trivet.artifact.bytes.BeyondEnd;
import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.FormatReader;
import dev.trivet.artifact.scan.Recognition;
import dev.trivet.artifact.scan.Scan;
import dev.trivet.artifact.tensorflow.TfOperators;
import dev.trivet.artifact.tensorflow.TfRules;
import java.util.List;
import java.util.Set;

/// Reads the operators, tensors and buffers of a TensorFlow Lite model.
///
/// Source: the schema of TensorFlow Lite, version 3.
public final class TfliteReader implements FormatReader {
  private static final Rule CUSTOM =
      Rule.of(
              "tflite-custom-operator",
              HIGH,
              MALICIOUS,
              "An operator is neither built in nor known")
          .why("It runs only with native code that somebody must bring along")
          .action("Find the source of that code; never take it from where the model came from")
          .see("CWE-114", "AML.T0010.001");
  private static final Rule CLAIM =
      Rule.of(
              "tflite-claim",
              HIGH,
              DENIAL_OF_SERVICE,
              "An offset, index or size leads out of the model")
          .why("The interpreter is written in C++; unchecked indices have corrupted its memory")
          .action("Do not load it; convert the model again from its source")
          .see("CWE-125", "CWE-787", "CWE-190");

  /// Custom operators of Google's own converters and of MediaPipe.
  private static final Set<String> KNOWN =
      Set.of(
          "TFLite_Detection_PostProcess",
          "Mfcc",
          "AudioSpectrogram",
          "NumericVerify",
          "Convolution2DTransposeBias",
          "MaxPoolingWithArgmax2D",
          "MaxUnpooling2D",
          "TransformTensorBilinear",
          "TransformLandmarks",
          "Landmarks2TransformMatrix",
          "Landmarks2TransformMatrixV2",
          "TransformTensor",
          "edgetpu-custom-op",
          "TFSentencepieceTokenizeOp",
          "TFSentencepieceDetokenizeOp",
          "Predict",
          "Normalize",
          "ExtractFeatures",
          "AddsBiasOp",
          "KmeansEmbeddingLookup",
          "ngrams",
          "RandomUniform",
          "RandomStandardNormal",
          "Multinomial",
          "Irfft2d",
          "Rfft2d",
          "Atan2",
          "Sign",
          "BroadcastArgs",
          "Bitcast",
          "Roll",
          "Dilate",
          "Complex",
          "TFSentencepieceEncode",
          "FusedConv2D",
          "UnsortedSegmentProd",
          "ReadVariable",
          "AssignVariable",
          "VarHandle",
          "HashTable",
          "HashTableFind",
          "HashTableImport",
          "HashTableSize",
          "Erf",
          "TABLE");

  private static final long MOST_VALUES = 1L << 40;

  @Override
  public String format() {
    return "tflite";
  }

  @Override
  public List<Rule> rules() {
    return List.of(CUSTOM, CLAIM);
  }

  @Override
  public Recognition recognise(Content content) {
    return content.bytes().startsWith(4, "TFL3") ? Recognition.YES : Recognition.NO;
  }

  @Override
  public Outcome read(Content content, Scan scan) {
    try {
      FlatTable model = FlatTable.root(content.bytes());
      FlatVector operators = model.vector(1, 4);
      FlatVector buffers = model.vector(4, 4);
      operators(operators, content, scan);
      buffers(buffers, content, scan);
      FlatVector graphs = model.vector(2, 4);
      for (long i = 0; i < graphs.count(); i++) {
        graph(graphs.table(i), operators.count(), buffers.count(), content, scan);
      }
    } catch (BeyondEnd e) {
      scan.report(CLAIM, content, Math.max(0, e.at()), String.valueOf(e.getMessage()));
    }
    return Outcome.READ;
  }

  private static void operators(FlatVector operators, Content content, Scan scan) {
    for (long i = 0; i < operators.count(); i++) {
      scan.budget().takeEntries(1);
      FlatTable operator = operators.table(i);
      String custom = operator.text(1, 512);
      if (custom.startsWith("Flex")) {
        flex(custom.substring(4), operator.at(), content, scan);
      } else if (!custom.isEmpty() && !KNOWN.contains(custom)) {
        scan.report(CUSTOM, content, operator.at(), custom);
      }
    }
  }

  /// An operator of TensorFlow itself, run by the flex delegate.
  private static void flex(String name, long at, Content content, Scan scan) {
    switch (TfOperators.judge(name)) {
      case HARMFUL, FILES_BY_INPUT, ABORTS -> scan.report(TfRules.HARMFUL, content, at, name);
      case UNKNOWN -> scan.report(TfRules.CUSTOM, content, at, name);
      case NONE -> {}
    }
  }

  private static void buffers(FlatVector buffers, Content content, Scan scan) {
    for (long i = 0; i < buffers.count(); i++) {
      scan.budget().takeEntries(1);
      FlatTable buffer = buffers.table(i);
      buffer.vector(0, 1);
      long offset = buffer.number(1, 8, 0);
      long size = buffer.number(2, 8, 0);
      if (offset > 1 && !content.bytes().has(offset, size)) {
        scan.report(CLAIM, content, buffer.at(), "%,d bytes at %,d".formatted(size, offset));
      }
    }
  }

  private static void graph(
      FlatTable graph, long operators, long buffers, Content content, Scan scan) {
    FlatVector tensors = graph.vector(0, 4);
    for (long i = 0; i < tensors.count(); i++) {
      scan.budget().takeEntries(1);
      tensor(tensors.table(i), buffers, content, scan);
    }
    FlatVector nodes = graph.vector(3, 4);
    for (long i = 0; i < nodes.count(); i++) {
      scan.budget().takeEntries(1);
      FlatTable node = nodes.table(i);
      boolean isBad =
          Integer.toUnsignedLong((int) node.number(0, 4, 0)) >= operators
              || leadsOut(node.vector(1, 4), tensors.count())
              || leadsOut(node.vector(2, 4), tensors.count());
      if (isBad) {
        scan.report(CLAIM, content, node.at(), "operator %,d names what is not there".formatted(i));
      }
    }
  }

  private static boolean leadsOut(FlatVector indices, long count) {
    for (long i = 0; i < indices.count(); i++) {
      if (indices.i32(i) < -1 || indices.i32(i) >= count) {
        return true;
      }
    }
    return false;
  }

  private static void tensor(FlatTable tensor, long buffers, Content content, Scan scan) {
    FlatVector shape = tensor.vector(0, 4);
    long values = 1;
    for (long i = 0; i < shape.count() && values >= 0 && values <= MOST_VALUES; i++) {
      values = shape.i32(i) < -1 ? -1 : values * Math.max(1, shape.i32(i));
    }
    boolean isBad =
        values < 0
            || values > MOST_VALUES
            || Integer.toUnsignedLong((int) tensor.number(2, 4, 0)) >= Math.max(1, buffers);
    if (isBad) {
      scan.report(CLAIM, content, tensor.at(), "tensor " + tensor.text(3, 200));
    }
  }
}
