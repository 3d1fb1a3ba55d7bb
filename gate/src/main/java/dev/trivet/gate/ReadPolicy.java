package dev.trivet.gate;

import dev.trivet.formats.document.Node;
import dev.trivet.formats.document.Position;
import dev.trivet.formats.document.Problem.Kind;
import dev.trivet.formats.document.Problems;
import dev.trivet.formats.document.ReadYaml;
import dev.trivet.formats.document.Shapes;
import dev.trivet.gate.CompilePolicy.Compiled;
import dev.trivet.shared.Digest;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;

/// Reads a policy from its file, and says everything that is wrong with it at once.
public final class ReadPolicy {
  /// The word a policy's document starts with.
  public static final String KIND = "GatePolicy";

  private static final int MOST_BYTES = 1 << 20;
  private static final String SHIPPED = "default-policy.yaml";

  private final CompilePolicy compile = new CompilePolicy();
  private final Shapes shapes = new Shapes();

  /// The policy that is used when the caller has none.
  public static String shippedText() {
    return new String(shippedBytes(), java.nio.charset.StandardCharsets.UTF_8);
  }

  private static byte[] shippedBytes() {
    try (InputStream in = ReadPolicy.class.getResourceAsStream(SHIPPED)) {
      if (in == null) {
        throw new IllegalStateException("the gate lacks " + SHIPPED);
      }
      return in.readAllBytes();
    } catch (IOException e) {
      throw new UncheckedIOException(e);
    }
  }

  public LoadedPolicy shipped() {
    return bytes(shippedBytes(), SHIPPED);
  }

  /// @throws IOException when the file cannot be read
  public LoadedPolicy file(Path file) throws IOException {
    try (InputStream in = Files.newInputStream(file)) {
      return bytes(in.readNBytes(MOST_BYTES + 1), file.toString());
    }
  }

  /// @param name how problems call it
  public LoadedPolicy bytes(byte[] bytes, String name) {
    var problems = new Problems();
    var start = new Position(name, 1, 1);
    if (bytes.length > MOST_BYTES) {
      problems.add(Kind.TOO_LARGE, start, "is larger than 1 MiB", "a policy is a page");
      return new LoadedPolicy(Optional.empty(), problems.sorted());
    }
    List<Node.Mapping> documents = ReadYaml.bytes(bytes, name, problems);
    if (documents.size() != 1 && !problems.hasErrors()) {
      problems.add(
          Kind.WRONG_SHAPE,
          start,
          "holds %d documents, a policy is one".formatted(documents.size()),
          "start it with 'kind: " + KIND + "'");
    }
    Optional<CompiledPolicy> policy =
        problems.hasErrors()
            ? Optional.empty()
            : policy(documents.getFirst(), digest(bytes), problems);
    return new LoadedPolicy(problems.hasErrors() ? Optional.empty() : policy, problems.sorted());
  }

  private Optional<CompiledPolicy> policy(Node.Mapping node, Digest digest, Problems problems) {
    boolean isPolicy =
        node.find("kind")
            .filter(kind -> kind instanceof Node.Scalar word && word.text().equals(KIND))
            .isPresent();
    if (!isPolicy) {
      problems.add(
          Kind.UNKNOWN_KIND, node.at(), "is no policy", "start it with 'kind: " + KIND + "'");
      return Optional.empty();
    }
    return shapes
        .of(Policy.class)
        .read(node, problems)
        .map(policy -> compiled(policy, node, digest, problems));
  }

  private CompiledPolicy compiled(
      Policy policy, Node.Mapping node, Digest digest, Problems problems) {
    var rules = new ArrayList<CompiledPolicy.Rule>();
    for (int i = 0; i < policy.rules().size(); i++) {
      PolicyRule rule = policy.rules().get(i);
      Node.Mapping at = ruleNode(node, i);
      Optional<Compiled.Program> require = program(rule, "require", rule.require(), at, problems);
      Optional<Compiled.Program> when =
          rule.when().flatMap(text -> program(rule, "when", text, at, problems));
      require.ifPresent(program -> rules.add(new CompiledPolicy.Rule(rule, when, program)));
    }
    return new CompiledPolicy(policy, digest, rules);
  }

  private Optional<Compiled.Program> program(
      PolicyRule rule, String key, String text, Node.Mapping node, Problems problems) {
    return switch (compile.compile(text)) {
      case Compiled.Program program -> Optional.of(program);
      case Compiled.NotUnderstood not -> {
        problems.add(
            Kind.BAD_VALUE,
            node.find(key).map(Node::at).orElse(node.at()),
            "the rule %s: %s (line %d of '%s')".formatted(rule.name(), not.why(), not.line(), key),
            "docs/gate.md lists every fact with its type");
        yield Optional.empty();
      }
    };
  }

  private static Node.Mapping ruleNode(Node.Mapping policy, int index) {
    return policy.find("rules").orElseThrow() instanceof Node.Sequence rules
            && rules.items().get(index) instanceof Node.Mapping rule
        ? rule
        : policy;
  }

  private static Digest digest(byte[] bytes) {
    try {
      byte[] hash = MessageDigest.getInstance("SHA-256").digest(bytes);
      return new Digest("sha256:" + HexFormat.of().formatHex(hash));
    } catch (NoSuchAlgorithmException e) {
      throw new IllegalStateException("every Java has SHA-256", e);
    }
  }
}
