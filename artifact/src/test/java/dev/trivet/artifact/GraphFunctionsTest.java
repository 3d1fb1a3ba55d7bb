package dev.trivet.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.artifact.rule.Verdict;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Functions that graphs define themselves, and what else ONNX and TensorFlow models name.
class GraphFunctionsTest {
  private static ByteWriter proto() {
    return new ByteWriter();
  }

  private static ByteWriter node(String type, String domain) {
    return proto().field(1, "x").field(2, "y").field(4, type).field(7, domain);
  }

  private static ByteWriter onnx(ByteWriter graph) {
    return proto().number(1, 8).field(7, graph).field(8, proto().number(2, 17));
  }

  private static Scanned scan(ByteWriter model) {
    return Scanned.of("m.onnx", model.toBytes());
  }

  private static ByteWriter function(String name, String... called) {
    ByteWriter function = proto().field(1, name).field(10, "my");
    for (String callee : called) {
      function.field(7, node(callee, "my"));
    }
    return function;
  }

  @Test
  void functionsThatUnfoldWithoutMeasureAreADenialOfService() {
    ByteWriter model = onnx(proto().field(1, node("F0", "my")));
    for (int i = 0; i < 40; i++) {
      model.field(25, function("F" + i, "F" + (i + 1), "F" + (i + 1)));
    }
    model.field(25, function("F40"));
    assertThat(scan(model).rules()).containsExactly("onnx-unfolds");
  }

  @Test
  void aFunctionThatCallsItselfIsADenialOfService() {
    ByteWriter model = onnx(proto().field(1, node("R", "my"))).field(25, function("R", "R"));
    assertThat(scan(model).verdict()).isEqualTo(Verdict.DENIAL_OF_SERVICE);
  }

  @ParameterizedTest
  @ValueSource(strings = {"/tmp/evil.so", "evil.dll", "libx.so.1"})
  void metadataThatNamesALibraryIsMalicious(String library) {
    ByteWriter model =
        onnx(proto().field(1, node("Relu", "")))
            .field(14, proto().field(1, "custom_ops_library").field(2, library));
    assertThat(scan(model).verdict()).isEqualTo(Verdict.MALICIOUS);
  }

  @Test
  void anExternalTensorShorterThanItsDimensionsIsADenialOfService() {
    ByteWriter tensor =
        proto()
            .number(1, 1L << 40)
            .number(2, 1)
            .field(8, "w")
            .field(13, proto().field(1, "location").field(2, "w.bin"))
            .field(13, proto().field(1, "length").field(2, "16"))
            .number(14, 1);
    ByteWriter graph = proto().field(1, node("Relu", "")).field(5, tensor);
    assertThat(scan(onnx(graph)).rules()).containsExactly("onnx-tensor-claim");
  }

  @Test
  void aHugeShapeThatStandsInTheModelIsADenialOfService() {
    byte[] shape = new ByteWriter().i64(1L << 20).i64(1L << 20).toBytes();
    ByteWriter tensor = proto().number(1, 2).number(2, 7).field(8, "s").field(9, shape);
    ByteWriter maker = proto().field(1, "s").field(2, "y").field(4, "ConstantOfShape");
    ByteWriter graph = proto().field(1, maker).field(5, tensor);
    assertThat(scan(onnx(graph)).rules()).containsExactly("onnx-huge-shape");
  }

  private static Scanned savedModel(ByteWriter graph) {
    ByteWriter meta = proto().field(1, proto().field(4, "serve")).field(2, graph);
    return Scanned.of("saved_model.pb", proto().number(1, 1).field(2, meta).toBytes());
  }

  private static ByteWriter tfNode(String name, String operator) {
    return proto().field(1, name).field(2, operator);
  }

  private static ByteWriter tfFunction(String name, String operator) {
    return proto()
        .field(1, proto().field(1, name))
        .field(3, tfNode("a", operator))
        .field(3, tfNode("b", operator));
  }

  @Test
  void aFunctionOfTheGraphIsAnOperatorToo() {
    ByteWriter library = proto().field(1, tfFunction("mine", "MatMul"));
    ByteWriter graph = proto().field(1, tfNode("n", "mine")).field(2, library);
    assertThat(savedModel(graph).verdict()).isEqualTo(Verdict.CLEAN);
  }

  @Test
  void functionsOfTensorFlowThatUnfoldWithoutMeasureAreADenialOfService() {
    ByteWriter library = proto();
    for (int i = 0; i < 40; i++) {
      library.field(1, tfFunction("f" + i, i < 39 ? "f" + (i + 1) : "MatMul"));
    }
    ByteWriter graph = proto().field(1, tfNode("n", "f0")).field(2, library);
    assertThat(savedModel(graph).rules()).containsExactly("tensorflow-unfolds");
  }

  @ParameterizedTest
  @ValueSource(strings = {"DeleteFile", "CustomRead", "ReadEverything", "WriteX"})
  void anOperatorTensorFlowDoesNotRegisterIsCustom(String operator) {
    ByteWriter graph = proto().field(1, tfNode("n", operator));
    assertThat(savedModel(graph).rules()).containsExactly("tensorflow-custom-operator");
  }
}
