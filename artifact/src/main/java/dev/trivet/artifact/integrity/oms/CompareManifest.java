package dev.trivet.artifact.integrity.oms;

import dev.trivet.artifact.integrity.check.Reason;
import dev.trivet.artifact.integrity.check.Step;
import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.manifest.Manifest;
import dev.trivet.artifact.integrity.manifest.Resource;
import dev.trivet.artifact.integrity.manifest.Serialization;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// Holds what is there against what was signed, and names every file that differs.
public final class CompareManifest {
  /// The last two numbers: a file's name may hold colons itself.
  private static final Pattern SHARD =
      Pattern.compile("(.+):([0-9]{1,19}):([0-9]{1,19})", Pattern.DOTALL);

  private final OmsStatement statement;
  private final Manifest present;

  private CompareManifest(OmsStatement statement, Manifest present) {
    this.statement = statement;
    this.present = present;
  }

  /// @return nothing when all holds
  public static List<Reason> of(OmsStatement statement, Manifest present) {
    var compare = new CompareManifest(statement, present);
    return statement.resources().getFirst().name().equals(".")
        ? compare.wholeModel()
        : compare.byName();
  }

  /// A model of one file, which old releases call `.`; in a directory it is the file the signer
  /// named as the subject.
  private List<Reason> wholeModel() {
    var reasons = new ArrayList<Reason>();
    boolean isFound = false;
    for (Resource file : present.files()) {
      boolean isIt = present.files().size() == 1 || file.name().equals(statement.subject());
      if (!isIt) {
        reasons.add(added(file.name()));
      } else if (!file.digest().equals(statement.resources().getFirst().digest())) {
        reasons.add(changed(file.name()));
      }
      isFound |= isIt;
    }
    if (!isFound) {
      reasons.add(missing(statement.subject().isEmpty() ? "." : statement.subject()));
    }
    return reasons;
  }

  private List<Reason> byName() {
    Map<String, Octets> expected = byName(statement.resources());
    Map<String, Octets> actual = byName(present.resources());
    Set<String> isPresent = names(present.files(), Resource::name);
    Set<String> isSigned = names(statement.resources(), resource -> file(resource.name()));
    var reasons = new TreeMap<String, Reason>();
    expected.forEach((name, digest) -> {
      if (!Optional.ofNullable(actual.get(name)).equals(Optional.of(digest))) {
        String file = file(name);
        reasons.put(file, isPresent.contains(file) ? changed(file) : missing(file));
      }
    });
    actual.keySet().stream()
        .filter(name -> !expected.containsKey(name))
        .map(this::file)
        .forEach(file ->
            reasons.putIfAbsent(file, isSigned.contains(file) ? changed(file) : added(file)));
    return List.copyOf(reasons.values());
  }

  private static Set<String> names(List<Resource> resources, Function<Resource, String> name) {
    return resources.stream().map(name).collect(Collectors.toUnmodifiableSet());
  }

  private String file(String name) {
    return switch (statement.serialization()) {
      case Serialization.ByFile f -> name;
      case Serialization.ByShard s -> {
        Matcher shard = SHARD.matcher(name);
        yield shard.matches() ? shard.group(1) : name;
      }
    };
  }

  private static Map<String, Octets> byName(List<Resource> resources) {
    var map = new LinkedHashMap<String, Octets>();
    resources.forEach(resource -> map.put(resource.name(), resource.digest()));
    return map;
  }

  private static Reason missing(String file) {
    return new Reason(Step.MISSING, file, "it was signed and is not there");
  }

  private static Reason changed(String file) {
    return new Reason(Step.CHANGED, file, "it is not as it was signed");
  }

  private static Reason added(String file) {
    return new Reason(Step.ADDED, file, "it is there and was not signed");
  }
}
