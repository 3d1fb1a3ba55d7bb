package dev.trivet.artifact.onnx;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.config.EncodedText;
import dev.trivet.artifact.config.Places;
import dev.trivet.artifact.proto.ProtoFields;
import dev.trivet.artifact.proto.ProtoPlace;
import dev.trivet.artifact.proto.Unfolding;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.Scan;
import java.util.Set;
import java.util.regex.Pattern;

/// Judges operators and their attributes.
final class OnnxNode {
  private static final Pattern PYTHON =
      Pattern.compile("(?i)py(custom)?op|TritonOp|py_?func\\w*|python\\w*|aten_?eval");
  private static final Pattern FILE_NAME =
      Pattern.compile("(?i).*(path|file|filename|library|location|cache_context|so_name|uri|url)");
  private static final Pattern LIBRARY =
      Pattern.compile("(?i).{0,1000}\\.(so(\\.\\d+)*|dll|dylib)");

  /// What PyTorch's operators do besides computing, where a node calls them by name.
  private static final Pattern READING = Pattern.compile("(aten::)?(from_file|save|load)");

  /// Operators that ask a server for their result.
  private static final Pattern NETWORK = Pattern.compile("(?i)(azure|openai|triton|http).*");

  private static final int LONGEST = 1 << 16;

  /// What even large models stay far below.
  private static final double MOST_CALLS = 1e8;

  /// Domains whose operators come with ONNX, ONNX Runtime, its extensions, or exporters.
  private static final Set<String> DOMAINS =
      Set.of(
          "",
          "ai.onnx",
          "ai.onnx.ml",
          "ai.onnx.training",
          "ai.onnx.preview",
          "ai.onnx.preview.training",
          "ai.onnx.contrib",
          "com.microsoft",
          "com.microsoft.experimental",
          "com.microsoft.extensions",
          "com.microsoft.nchwc",
          "com.microsoft.dml",
          "com.ms.internal.nhwc",
          "org.pytorch.aten",
          "org.pytorch.prim",
          "onnx.quantized",
          "onnx.brevitas",
          "qonnx.custom_op.general",
          "trt",
          "com.nvidia",
          "com.xilinx",
          "com.intel.ai");

  private final Content content;
  private final Bytes bytes;
  private final Scan scan;
  private final OnnxShapes shapes;
  private final Unfolding unfolding = new Unfolding();
  private Set<String> functions = Set.of();

  OnnxNode(Content content, Scan scan) {
    this.content = content;
    this.bytes = content.bytes();
    this.scan = scan;
    this.shapes = new OnnxShapes(bytes);
  }

  /// Takes note of an initialiser that may be a shape.
  void initialiser(ProtoPlace tensor) {
    shapes.tensor(tensor);
  }

  /// @param names those the model defines, as `domain:name`
  void functions(Set<String> names) {
    functions = Set.copyOf(names);
  }

  /// @param function the function the node is in; empty for the graph
  void check(ProtoPlace node, String function) {
    String type = "";
    String domain = "";
    ProtoFields fields = ProtoFields.of(bytes, node);
    while (fields.next()) {
      if (fields.is(4)) {
        type = fields.text(256);
      } else if (fields.is(7)) {
        domain = fields.text(256);
      }
    }
    shapes.node(type, node);
    if (functions.contains(domain + ":" + type)) {
      unfolding.call(function, domain + ":" + type);
    } else if (PYTHON.matcher(type).matches() || isOfPython(domain, type)) {
      scan.report(OnnxRules.PYTHON, content, node.from(), "%s of '%s'".formatted(type, domain));
    } else if (domain.equals("com.microsoft.extensions") && NETWORK.matcher(type).matches()) {
      scan.report(OnnxRules.NETWORK, content, node.from(), "%s of '%s'".formatted(type, domain));
    } else if (!DOMAINS.contains(domain)) {
      scan.report(
          OnnxRules.CUSTOM_OPERATOR, content, node.from(), "%s of '%s'".formatted(type, domain));
    }
  }

  /// In the domain of ONNX Runtime's extensions users register Python functions; its own operators
  /// are tokenizers and the like.
  private static boolean isOfPython(String domain, String type) {
    return domain.equals("ai.onnx.contrib") && type.startsWith("Py");
  }

  /// To be called when all nodes were seen.
  void checkCalls() {
    if (shapes.areHuge()) {
      scan.report(
          OnnxRules.HUGE_SHAPE, content, 0, "a tensor of %.3g values".formatted(shapes.largest()));
    }
    double calls = unfolding.of("");
    if (calls > MOST_CALLS) {
      scan.report(
          OnnxRules.UNFOLDS,
          content,
          0,
          Double.isInfinite(calls) ? "a function calls itself" : "to %.3g calls".formatted(calls));
    }
  }

  /// Metadata that names a library to load.
  void checkMetadata(String key, String value, long at) {
    boolean isLibrary = LIBRARY.matcher(value).matches();
    if (isLibrary || (FILE_NAME.matcher(key).matches() && Places.leadsOut(value))) {
      scan.report(
          isLibrary ? OnnxRules.LIBRARY : OnnxRules.FILE_OUTSIDE,
          content,
          at,
          "%s: %s".formatted(key, value));
    }
  }

  /// A text that names a file, or is a document or a program.
  void checkAttribute(ProtoPlace attribute) {
    String name = "";
    String text = "";
    ProtoPlace value = attribute;
    ProtoFields fields = ProtoFields.of(bytes, attribute);
    while (fields.next()) {
      if (fields.is(1)) {
        name = fields.text(256);
      } else if (fields.is(4) || fields.is(9)) {
        text = fields.text(LONGEST);
        value = fields.place();
      }
    }
    if (name.equals("operator") && READING.matcher(text).matches()) {
      scan.report(OnnxRules.FILE_OUTSIDE, content, attribute.from(), "calls ATen's " + text);
    }
    OnnxText.open(name, value, content, scan);
    if (FILE_NAME.matcher(name).matches() && Places.leadsOut(text)) {
      scan.report(
          OnnxRules.FILE_OUTSIDE, content, attribute.from(), "%s: %s".formatted(name, text));
    }
    EncodedText.open(name, text, content, scan);
  }
}
