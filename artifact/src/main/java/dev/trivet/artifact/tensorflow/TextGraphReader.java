package dev.trivet.artifact.tensorflow;

import static dev.trivet.artifact.rule.Severity.CRITICAL;
import static dev.trivet.artifact.rule.Verdict.MALICIOUS;

import dev.trivet.artifact.bytes.Bytes;
import dev.trivet.artifact.config.Places;
import dev.trivet.artifact.rule.Rule;
import dev.trivet.artifact.scan.Content;
import dev.trivet.artifact.scan.FormatReader;
import dev.trivet.artifact.scan.Recognition;
import dev.trivet.artifact.scan.Scan;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;

/// Reads graphs written as text: `.pbtxt` of TensorFlow, `.prototxt` of Caffe.
public final class TextGraphReader implements FormatReader {
  /// Also of networks in bytes.
  public static final Rule PYTHON_LAYER =
      Rule.of("caffe-python-layer", CRITICAL, MALICIOUS, "A Caffe layer is Python code")
          .why("The framework imports the module it names and runs its class")
          .action("Do not load it")
          .see("CWE-94", "AML.T0011.000");

  private static final int LARGEST = 32 << 20;
  private static final int HEAD = 4_096;
  private static final Pattern BEGINS =
      Pattern.compile(
          "(?s).*?\\b(node|meta_graphs|graph_def|library|meta_info_def|layers?|input_param)\\s*:?\\s*[{<].*"
              + "|(?s).*?\\bsaved_model_schema_version\\s*:.*");

  @Override
  public String format() {
    return "text-graph";
  }

  @Override
  public List<Rule> rules() {
    return List.of(PYTHON_LAYER);
  }

  @Override
  public Recognition recognise(Content content) {
    byte[] head = new byte[HEAD];
    int filled = content.bytes().copyAvailable(0, head);
    for (int i = 0; i < filled; i++) {
      if (head[i] >= 0 && head[i] < ' ' && head[i] != '\n' && head[i] != '\r' && head[i] != '\t') {
        return Recognition.NO;
      }
    }
    String text = new String(head, 0, filled, StandardCharsets.UTF_8).stripLeading();
    boolean isOther = text.startsWith("{") || text.startsWith("<") || text.startsWith("[");
    return !isOther && BEGINS.matcher(text).matches() ? Recognition.MAYBE : Recognition.NO;
  }

  @Override
  public Outcome read(Content content, Scan scan) {
    Bytes bytes = content.bytes();
    var graph = new Graph(content, scan);
    long at = 0;
    while (bytes.has(at, 1)) {
      boolean isLast = !bytes.has(at, LARGEST + 1L);
      int size = isLast ? (int) (bytes.size() - at) : LARGEST;
      scan.budget().checkTime();
      scan.budget().reserve(4L * size);
      try {
        TextProto.read(bytes.utf8(at, size), graph::field);
      } finally {
        scan.budget().release(4L * size);
      }
      at += size;
      if (!isLast) {
        scan.report(TfRules.BROKEN, content, at, "so long that it is read in pieces");
        // A text never goes on in the next line.
        at = bytes.indexOf('\n', at, Long.MAX_VALUE).orElse(at);
      }
    }
    return graph.end();
  }

  /// What was met so far.
  private static final class Graph {
    private final Content content;
    private final Scan scan;
    private final List<TextProto.Field> outside = new ArrayList<>();
    private final List<TextProto.Field> filing = new ArrayList<>();
    private boolean mayWrite;
    private String key = "";
    private long nodes;

    Graph(Content content, Scan scan) {
      this.content = content;
      this.scan = scan;
    }

    void field(TextProto.Field field) {
      if (field.value().equals(TextProto.TOO_DEEP)) {
        scan.report(TfRules.NESTED, content, field.at(), field.name());
      }
      if (field.value().equals("{")) {
        nodes += isPart(field.name()) ? 1 : 0;
        if (field.name().equals("python_param")) {
          scan.report(PYTHON_LAYER, content, field.at(), field.name());
        }
        return;
      }
      switch (field.name()) {
        case "op" -> operator(field);
        case "type" -> {
          if (field.value().equals("Python") || field.value().equals("PythonLayer")) {
            scan.report(PYTHON_LAYER, content, field.at(), field.value());
          }
        }
        case "metadata" -> metadata(field);
        case "key" -> key = field.value();
        case "value" -> {
          if (key.equals("location") && Places.leadsOut(field.value())) {
            scan.report(TfRules.FILE_OUTSIDE, content, field.at(), field.value());
          }
        }
        case "op_type" -> {
          if (field.value().equals("PyOp") || field.value().equals("PythonOp")) {
            scan.report(TfRules.HARMFUL, content, field.at(), field.value());
          }
        }
        case "string_val", "s", "filename", "source", "mean_file" -> {
          if (Places.leadsOut(field.value()) && outside.size() < 1_000) {
            outside.add(field);
          }
        }
        default -> {}
      }
    }

    private static boolean isPart(String name) {
      return switch (name) {
        case "node", "node_def", "meta_graphs", "graph_def", "layer", "layers", "library" -> true;
        default -> false;
      };
    }

    private void operator(TextProto.Field field) {
      nodes++;
      Rule rule =
          switch (TfOperators.effect(field.value())) {
            case HARMFUL -> TfRules.HARMFUL;
            case ABORTS -> TfRules.ABORT;
            case UNKNOWN -> TfRules.CUSTOM;
            case FILES_BY_INPUT -> {
              filing.add(field);
              yield null;
            }
            case NONE -> {
              mayWrite |= TfOperators.mayWrite(field.value());
              yield null;
            }
          };
      if (rule != null) {
        scan.report(rule, content, field.at(), field.value());
      }
    }

    private void metadata(TextProto.Field field) {
      if (field.value().startsWith("{")) {
        byte[] json = field.value().getBytes(StandardCharsets.UTF_8);
        scan.open(content.entry("keras metadata", Bytes.of(json)).as("json"));
      }
    }

    /// Which constant reaches which operator is not followed in text: a graph with both is enough.
    Outcome end() {
      if (nodes == 0) {
        return Outcome.DECLINED;
      }
      for (TextProto.Field place : outside) {
        boolean isText = place.name().equals("s") || place.name().equals("string_val");
        if (mayWrite && place.name().equals("s") && Places.isRemote(place.value())) {
          scan.report(TfRules.HARMFUL, content, place.at(), "writes to " + place.value());
        } else if (!filing.isEmpty() || !isText) {
          scan.report(TfRules.FILE_OUTSIDE, content, place.at(), place.value());
        }
      }
      return Outcome.READ;
    }
  }
}
