package dev.trivet.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.artifact.pickle.TrustedGlobal;
import dev.trivet.artifact.rule.Verdict;
import dev.trivet.artifact.scan.ScanResult;
import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ConfigScanTest {
  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "{\"auto_map\":{\"AutoModel\":\"modeling_x.X\"}}|config-remote-code",
        "{\"auto_map\":{\"AutoTokenizer\":[\"t.X\",null]}}|config-remote-code",
        "{\"auto_map\":{\"AutoModel\":\"a/b--modeling_x.X\"}}|config-other-repository",
        "{\"trust_remote_code\":true}|config-trusts-remote-code",
        "{\"custom_pipelines\":{\"x\":{\"impl\":\"p.P\"}}}|config-remote-code",
        "{\"a\":[{\"_target_\":\"os.system\"}]}|config-harmful-call",
        "{\"_target_\":\"torch.nn.modules.os.system\"}|config-harmful-call",
        "{\"_target_\":\"mine.Thing\"}|config-unknown-call",
        "{\"session_options\":{\"custom_ops_library\":\"x.so\"}}|config-native-library",
        "{\"py/reduce\":[{\"py/function\":\"os.system\"}]}|config-pickled-object",
        "[{\"idx\":0,\"name\":\"0\",\"path\":\"\",\"type\":\"mine.Pooling\"}]|config-custom-class",
        "{\"_class_name\":[\"pipeline\",\"P\"],\"unet\":[\"my_unet\",\"U\"]}|config-custom-class",
        "{\"x\":\"$__import__('os').system('id')\"}|config-harmful-call",
        "{\"imports\":[\"$import os\"]}|config-harmful-call",
        "{\"x\":\"$mine.thing(1)\"}|config-unknown-call",
        "{\"class_path\":\"os.system\"}|config-harmful-call",
        "{\"externalData\":[{\"key\":\"location\",\"value\":\"/etc/x\"}]}|config-place-outside",
        "{\"_target_\":\"pathlib.Path.write_text\"}|config-harmful-call",
        "{\"custom_imports\":{\"imports\":[\"evil\"]}}|config-custom-class",
        "{\"quantization\":{\"custom_quant_lib\":\"/tmp/x.so\"}}|config-native-library",
        "{\"_class_name\":\"P\",\"_diffusers_version\":\"1\",\"unet\":[\"my_unet\",\"U\"]}|config-custom-class"
      })
  void whatConfigurationRunsIsNamed(String json, String rule) {
    assertThat(Scanned.of("config.json", json).rules()).contains(rule);
  }

  @Test
  void genuineConfigurationIsClean() {
    Scanned scanned =
        Scanned.of(
            "config.json",
            "{\"architectures\":[\"LlamaForCausalLM\"],\"_name_or_path\":\"/content/x\","
                + "\"_target_\":\"torch.optim.AdamW\",\"rope_scaling\":null}");
    assertThat(scanned.verdict()).isEqualTo(Verdict.CLEAN);
  }

  private static final TrustedGlobal OWN =
      new TrustedGlobal("acme.models", "Ch*", "ours", "ada", LocalDate.of(2027, 1, 2));

  @ParameterizedTest
  @ValueSource(
      strings = {
        "{\"a\":{\"_target_\":\"acme.models.Churn\"}}",
        "[{\"idx\":0,\"name\":\"0\",\"path\":\"\",\"type\":\"acme.models.ChurnPooling\"}]",
        "{\"parent_library\":\"acme.models\"}",
      })
  void anOrganisationsOwnClassMayBeNamed(String json) {
    byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
    assertThat(Scans.trusting(List.of(), bytes).verdict()).isNotEqualTo(Verdict.CLEAN);
    ScanResult result = Scans.trusting(List.of(OWN), bytes);
    assertThat(result.verdict()).isEqualTo(Verdict.CLEAN);
    assertThat(Scans.rules(result)).containsExactly("config-trusted-name");
    assertThat(Scans.messages(result)).contains("ada", "2027-01-02", "ours");
  }

  @Test
  void trustReachesNoFurtherThanItSays() {
    var file = new TrustedGlobal("os", "system", "we need it", "bob", LocalDate.of(2027, 1, 2));
    byte[] harm = "{\"_target_\":\"os.system\"}".getBytes(StandardCharsets.UTF_8);
    assertThat(Scans.trusting(List.of(file), harm).verdict()).isEqualTo(Verdict.MALICIOUS);
    byte[] other = "{\"_target_\":\"acme.models.Other\"}".getBytes(StandardCharsets.UTF_8);
    assertThat(Scans.trusting(List.of(OWN), other).verdict()).isEqualTo(Verdict.SUSPICIOUS);
  }

  @Test
  void escapesAndOtherEncodingsHideNothing() {
    String json = "{\"\\u0061uto_map\":{\"AutoModel\":\"m.X\"}}";
    assertThat(Scanned.of("config.json", json).verdict()).isEqualTo(Verdict.MALICIOUS);
    assertThat(Scanned.of("config.json", json.getBytes(StandardCharsets.UTF_16LE)).verdict())
        .isEqualTo(Verdict.MALICIOUS);
    assertThat(Scanned.of("config.json", json.getBytes(StandardCharsets.UTF_16)).verdict())
        .isEqualTo(Verdict.MALICIOUS);
  }

  @Test
  void deepNestingIsADenialOfService() {
    assertThat(Scanned.of("config.json", "{\"a\":" + "[".repeat(100_000)).rules())
        .containsExactly("json-nested-deep");
  }

  @ParameterizedTest
  @CsvSource(
      delimiter = '|',
      value = {
        "!!python/object/apply:os.system ['x']|yaml-harmful-tag",
        "a: !!python/object/new:subprocess.Popen [[x]]|yaml-harmful-tag",
        "a: !<tag:yaml.org,2002:python/name:os.system> ''|yaml-harmful-tag",
        "a: !!python/object/apply:torch.device [cpu]|yaml-unsafe-loader",
        "a: !!python/object:mine.Thing {}|yaml-unknown-tag",
        "a: !!javax.script.ScriptEngineManager []|yaml-harmful-tag",
        "a: !apply:os.system [x]|yaml-harmful-tag",
        "model: {_target_: builtins.eval}|config-harmful-call",
        "{a: &x os.system, b: {_target_: *x}}|config-harmful-call",
        "{a: &x _target_, b: {*x : os.system}}|config-harmful-call",
        "flavors: {python_function: {loader_module: evil}}|config-remote-code"
      })
  void whatYamlRunsIsNamed(String yaml, String rule) {
    assertThat(Scanned.of("hparams.yaml", yaml).rules()).contains(rule);
  }

  @Test
  void aTagIsSeenThroughAHandleOfItsOwnAndInBrokenYaml() {
    String handle = "%TAG !p! tag:yaml.org,2002:python/\n---\n!p!object/apply:os.system [x]\n";
    assertThat(Scanned.of("x.yaml", handle).verdict()).isEqualTo(Verdict.MALICIOUS);
    assertThat(Scanned.of("x.yaml", "a: [\n!!python/object/apply:os.system\n}").verdict())
        .isEqualTo(Verdict.MALICIOUS);
  }

  @Test
  void referencesThatExplodeAreADenialOfService() {
    var yaml = new StringBuilder("a0: &a0 [x,x,x,x,x,x,x,x,x,x]\n");
    for (int i = 1; i < 9; i++) {
      yaml.append("a%d: &a%d [".formatted(i, i)).append("*a%d,".formatted(i - 1).repeat(10));
      yaml.append("x]\n");
    }
    assertThat(Scanned.of("x.yaml", yaml.toString()).rules()).contains("yaml-bomb");
  }

  @Test
  void plainTextIsCleanAndSourceCodeIsSaid() {
    assertThat(Scanned.of("vocab.txt", "the\nof\n##ing\n").verdict()).isEqualTo(Verdict.CLEAN);
    assertThat(Scanned.of("modeling.py", "class A:\n  pass\n").verdict())
        .isEqualTo(Verdict.DANGEROUS_FORMAT);
  }

  @Test
  void whatIsTooLargeToBeParsedIsSearched() {
    String line = "pad: " + "x".repeat(300_000) + "\n";
    assertThat(Scanned.of("x.yaml", line).verdict()).isEqualTo(Verdict.NOT_UNDERSTOOD);
    assertThat(Scanned.of("x.yaml", line + "a: !!python/object/apply:os.system [x]\n").rules())
        .contains("yaml-harmful-tag");
    assertThat(Scanned.of("x.yaml", line + "a:\n  _target_: os.system\n").rules())
        .contains("config-harmful-call");
    assertThat(Scanned.of("notes.txt", "x".repeat(300_000)).verdict()).isEqualTo(Verdict.CLEAN);
  }

  @Test
  void aTextTooLongToBeKeptHidesNothingBehindIt() {
    String json = "{\"pad\":\"" + "x".repeat(5 << 20) + "\",\"_target_\":\"os.system\"}";
    assertThat(Scanned.of("config.json", json).rules())
        .containsExactly("config-harmful-call", "json-broken");
  }
}
