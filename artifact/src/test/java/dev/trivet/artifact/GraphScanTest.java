package dev.trivet.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.artifact.rule.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// ONNX and TensorFlow, which are both graphs in protocol buffers.
class GraphScanTest {
  private static ByteWriter proto() {
    return new ByteWriter();
  }

  private static ByteWriter onnxNode(String type, String domain) {
    return proto().field(1, "x").field(2, "y").field(4, type).field(7, domain);
  }

  private static Scanned onnx(ByteWriter graph) {
    ByteWriter model = proto().number(1, 8).field(7, graph).field(8, proto().number(2, 17));
    return Scanned.of("m.onnx", model.toBytes());
  }

  private static ByteWriter external(String location, String offset) {
    return proto()
        .number(1, 4)
        .number(2, 1)
        .field(8, "w")
        .field(13, proto().field(1, "location").field(2, location))
        .field(13, proto().field(1, "offset").field(2, offset))
        .number(14, 1);
  }

  @Test
  void aPlainGraphIsClean() {
    ByteWriter tensor = proto().number(1, 2).number(2, 1).field(8, "w").field(9, new byte[8]);
    ByteWriter graph =
        proto().field(1, onnxNode("Relu", "")).field(5, tensor).field(5, external("w.bin", "0"));
    assertThat(onnx(graph).verdict()).isEqualTo(Verdict.CLEAN);
    assertThat(onnx(graph).format()).isEqualTo("onnx");
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"/etc/passwd", "a/../../x", "..\\x", "C:\\x", "http://x/y", "*/_ORT_MEM_ADDR_/*"})
  void externalDataFromOutsideIsMalicious(String location) {
    ByteWriter graph = proto().field(1, onnxNode("Relu", "")).field(5, external(location, "0"));
    assertThat(onnx(graph).rules()).containsExactly("onnx-file-outside");
  }

  @ParameterizedTest
  @ValueSource(strings = {"-1", "1152921504606846976", "99999999999999999999", "0x10", ""})
  void impossiblePartsOfExternalDataAreADenialOfService(String offset) {
    ByteWriter graph = proto().field(1, onnxNode("Relu", "")).field(5, external("w", offset));
    assertThat(onnx(graph).rules()).containsExactly("onnx-external-claim");
  }

  @Test
  void operatorsAreFoundInSubgraphsAndFunctions() {
    ByteWriter inner = proto().field(1, onnxNode("PyOp", "ai.onnx.contrib"));
    ByteWriter branch = proto().field(1, "then_branch").field(6, inner);
    ByteWriter outer = proto().field(1, onnxNode("If", "").field(5, branch));
    assertThat(onnx(outer).rules()).containsExactly("onnx-python-operator");
  }

  @Test
  void anOperatorOfAnUnknownDomainNeedsAFunctionOfTheModel() {
    ByteWriter graph = proto().field(1, onnxNode("F", "mine"));
    assertThat(onnx(graph).rules()).containsExactly("onnx-custom-operator");
    ByteWriter function = proto().field(1, "F").field(7, onnxNode("Relu", "")).field(10, "mine");
    ByteWriter model = proto().number(1, 8).field(7, graph).field(25, function);
    assertThat(Scanned.of("m.onnx", model.toBytes()).verdict()).isEqualTo(Verdict.CLEAN);
  }

  @Test
  void dimensionsThatCannotBeAreADenialOfService() {
    ByteWriter tensor = proto().number(1, 1L << 60).number(1, 1L << 20).number(2, 1).field(8, "w");
    ByteWriter graph = proto().field(1, onnxNode("Relu", "")).field(5, tensor);
    assertThat(onnx(graph).rules()).containsExactly("onnx-tensor-claim");
  }

  @Test
  void graphsNestedDeepAreADenialOfService() {
    ByteWriter graph = proto().field(1, onnxNode("Relu", ""));
    for (int i = 0; i < 300; i++) {
      graph = proto().field(1, onnxNode("If", "").field(5, proto().field(1, "b").field(6, graph)));
    }
    assertThat(onnx(graph).rules()).contains("onnx-nested-deep");
  }

  private static ByteWriter tfNode(String name, String operator, String... inputs) {
    ByteWriter node = proto().field(1, name).field(2, operator);
    for (String input : inputs) {
      node.field(3, input);
    }
    return node;
  }

  private static ByteWriter constant(String name, String text) {
    ByteWriter tensor = proto().number(1, 7).field(2, proto()).field(8, text);
    return tfNode(name, "Const")
        .field(5, proto().field(1, "value").field(2, proto().field(8, tensor)));
  }

  private static Scanned savedModel(ByteWriter graph) {
    ByteWriter meta = proto().field(1, proto().field(4, "serve")).field(2, graph);
    return Scanned.of("saved_model.pb", proto().number(1, 1).field(2, meta).toBytes());
  }

  @Test
  void aGraphThatSavesWhereItIsToldIsClean() {
    ByteWriter graph =
        proto()
            .field(1, tfNode("p", "Placeholder"))
            .field(1, constant("c", "model"))
            .field(1, tfNode("s", "SaveV2", "p", "c"));
    assertThat(savedModel(graph).format()).isEqualTo("tensorflow");
    assertThat(savedModel(graph).verdict()).isEqualTo(Verdict.CLEAN);
  }

  @ParameterizedTest
  @ValueSource(
      strings = {"PyFunc", "EagerPyFunc", "ReadFile", "WriteFile", "MatchingFiles", "EvilOp"})
  void operatorsThatRunPythonOrTouchFilesAreMaliciousInFunctionsToo(String operator) {
    ByteWriter function = proto().field(1, proto().field(1, "f")).field(3, tfNode("n", operator));
    ByteWriter graph =
        proto().field(1, tfNode("p", "Placeholder")).field(2, proto().field(1, function));
    assertThat(savedModel(graph).verdict()).isEqualTo(Verdict.MALICIOUS);
    ByteWriter frozen = proto().field(1, tfNode("n", operator));
    assertThat(Scanned.of("frozen.pb", frozen.toBytes()).verdict()).isEqualTo(Verdict.MALICIOUS);
  }

  @Test
  void aPathIsFollowedThroughTheOperatorsThatHandItOn() {
    ByteWriter graph =
        proto()
            .field(1, constant("c", "/home/x/.bashrc"))
            .field(1, tfNode("i", "Identity", "c:0"))
            .field(1, tfNode("s", "SaveV2", "i"));
    assertThat(savedModel(graph).rules()).containsExactly("tensorflow-file-outside");
  }

  private static ByteWriter attribute(String name, String text) {
    return proto().field(1, name).field(2, proto().field(2, text));
  }

  @Test
  void anAttributeThatNamesAFileIsMaliciousWhereTheOperatorOpensIt() {
    ByteWriter reads =
        tfNode("n", "FixedUnigramCandidateSampler").field(5, attribute("vocab_file", "/etc/x"));
    assertThat(savedModel(proto().field(1, reads)).rules())
        .containsExactly("tensorflow-file-outside");
    ByteWriter empty =
        tfNode("n", "FixedUnigramCandidateSampler").field(5, attribute("vocab_file", ""));
    assertThat(savedModel(proto().field(1, empty)).verdict()).isEqualTo(Verdict.CLEAN);
    for (String operator : new String[] {"Skipgram", "RecordInput", "RpcServerStart"}) {
      assertThat(savedModel(proto().field(1, tfNode("n", operator))).rules())
          .containsExactly("tensorflow-harmful-operator");
    }
  }

  @ParameterizedTest
  @ValueSource(strings = {"PrintV2", "DebugIdentityV3"})
  void printingElsewhereIsMaliciousInBothForms(String operator) {
    ByteWriter node = tfNode("p", operator).field(5, attribute("output_stream", "file:///tmp/x"));
    assertThat(savedModel(proto().field(1, node)).rules())
        .containsExactly("tensorflow-harmful-operator");
    String text = "node { name: 'p' op: '%s' attr { key: 'k' value { s: '%s' } } }";
    assertThat(Scanned.of("g.pbtxt", text.formatted(operator, "file:///tmp/x")).rules())
        .containsExactly("tensorflow-harmful-operator");
    assertThat(Scanned.of("g.pbtxt", text.formatted(operator, "stderr")).verdict())
        .isEqualTo(Verdict.CLEAN);
  }

  @Test
  void aGraphInTextIsReadThroughItsEscapes() {
    String text = "node { name: \"w\" op: \"Write\" '\\106ile' }\n";
    assertThat(Scanned.of("g.pbtxt", text).rules()).contains("tensorflow-harmful-operator");
    String clean = "node { name: \"w\" op: \"MatMul\" }\n";
    assertThat(Scanned.of("g.pbtxt", clean).verdict()).isEqualTo(Verdict.CLEAN);
    String onnx =
        "graph { initializer { external_data { key: 'location' value: '%s' } } }\nnode {}";
    assertThat(Scanned.of("m.pbtxt", onnx.formatted("../w")).rules())
        .containsExactly("tensorflow-file-outside");
    assertThat(Scanned.of("m.pbtxt", onnx.formatted("w")).verdict()).isEqualTo(Verdict.CLEAN);
    String python = "graph { node { op_type: 'PyOp' domain: 'ai.onnx.contrib' } }";
    assertThat(Scanned.of("m.pbtxt", python).rules())
        .containsExactly("tensorflow-harmful-operator");
    String caffe = "layer { name: \"p\" type: \"Python\" python_param { module: \"x\" } }";
    assertThat(Scanned.of("n.prototxt", caffe).rules()).contains("caffe-python-layer");
  }
}
