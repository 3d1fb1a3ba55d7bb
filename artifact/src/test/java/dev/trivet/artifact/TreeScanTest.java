package dev.trivet.artifact;

import static org.assertj.core.api.Assertions.assertThat;

import dev.trivet.artifact.rule.Verdict;
import org.junit.jupiter.api.Test;

class TreeScanTest {
  private static ByteWriter name(ByteWriter out, String name) {
    return out.u8('L').zeros(7).u8(name.length()).ascii(name);
  }

  private static ByteWriter learner() {
    return name(name(new ByteWriter().u8('{'), "learner").u8('{'), "left_children");
  }

  @Test
  void xgboostInJsonMustNotPointOutOfItsTrees() {
    String json = "{\"learner\":{\"t\":{\"left_children\":[1,-1,%d],\"num_nodes\":\"3\"}}}";
    assertThat(Scanned.of("m.json", json.formatted(2)).verdict()).isEqualTo(Verdict.CLEAN);
    assertThat(Scanned.of("m.json", json.formatted(3)).rules()).containsExactly("trees-index");
    String huge = "{\"learner\":{\"tree_param\":{\"num_nodes\":\"2000000000\"}}}";
    assertThat(Scanned.of("m.json", huge).rules()).containsExactly("trees-claim");
  }

  @Test
  void xgboostInUbjsonIsReadLikeJson() {
    ByteWriter good = learner().u8('[', '$', 'l', '#', 'i', 1).i32big(-1).u8('}', '}');
    assertThat(Scanned.of("m.ubj", good.toBytes()).verdict()).isEqualTo(Verdict.CLEAN);
    ByteWriter bad = learner().u8('[', '$', 'l', '#', 'i', 1).i32big(7).u8('}', '}');
    assertThat(Scanned.of("m.ubj", bad.toBytes()).rules()).containsExactly("trees-index");
  }

  @Test
  void ubjsonCountsAreClaims() {
    ByteWriter file = learner().u8('[', '$', 'd', '#', 'l').i32big(0x7fffffff).u8('}', '}');
    assertThat(Scanned.of("m.ubj", file.toBytes()).rules()).containsExactly("trees-claim");
    ByteWriter nothing = learner().u8('[', '$', 'Z', '#', 'l').i32big(0x7fffffff).u8('}', '}');
    assertThat(Scanned.of("m.ubj", nothing.toBytes()).rules()).containsExactly("trees-claim");
    ByteWriter deep = learner();
    for (int i = 0; i < 5_000; i++) {
      deep.u8('[');
    }
    assertThat(Scanned.of("m.ubj", deep.toBytes()).rules()).containsExactly("ubjson-nested-deep");
  }

  private static Scanned lightgbm(String leaves, String left) {
    return Scanned.of(
        "model.txt",
        """
        tree
        version=v4
        num_class=1
        max_feature_idx=1

        Tree=0
        num_leaves=%s
        split_feature=0
        threshold=0.5
        left_child=%s
        right_child=-2
        leaf_value=0.1 -0.1

        end of trees
        """
            .formatted(leaves, left));
  }

  @Test
  void lightgbmMustHaveTheNodesItNames() {
    assertThat(lightgbm("2", "-1").verdict()).isEqualTo(Verdict.CLEAN);
    assertThat(lightgbm("2", "5").rules()).containsExactly("trees-index");
    assertThat(lightgbm("2000000000", "-1").rules()).containsExactly("trees-claim");
    assertThat(lightgbm("-2", "-1").rules()).contains("trees-claim");
  }

  @Test
  void aSkopsSchemaMayBuildOnlyWhatIsKnown() {
    String node = "{\"__class__\":\"%s\",\"__module__\":\"%s\",\"__loader__\":\"%s\"}";
    assertThat(Scanned.of("s.json", node.formatted("SVC", "sklearn.svm", "ObjectNode")).verdict())
        .isEqualTo(Verdict.CLEAN);
    assertThat(Scanned.of("s.json", node.formatted("system", "os", "FunctionNode")).rules())
        .containsExactly("skops-harmful-type");
    assertThat(Scanned.of("s.json", node.formatted("call", "operator", "ObjectNode")).rules())
        .containsExactly("skops-harmful-type");
    assertThat(Scanned.of("s.json", node.formatted("Thing", "mine", "ObjectNode")).rules())
        .containsExactly("skops-unknown-type");
  }

  @Test
  void fillersWithoutEndAreReadOneByOne() {
    byte[] file = new ByteWriter().ascii("{U\1a" + "N".repeat(300_000) + "i\1}").toBytes();
    assertThat(Scanned.of("m.ubj", file).rules()).doesNotContain("content-reader-failed");
  }

  @Test
  void aCatboostCoreMustLieWithinTheFile() {
    byte[] file = new ByteWriter().ascii("CBM1").i32(1 << 30).zeros(64).toBytes();
    assertThat(Scanned.of("m.cbm", file).rules()).containsExactly("trees-claim");
  }
}
