package dev.trivet.catalog;

import dev.trivet.shared.Checks;

/// One object of one framework at one release, written `nist-ai-rmf@1.0:MANAGE 3.2`.
public record Ref(FrameworkId framework, String id) implements Comparable<Ref> {
  public Ref {
    Checks.text("the id of " + framework, id);
  }

  /// @throws IllegalArgumentException unless `text` has the form `framework@release:id`
  public static Ref parse(String text) {
    int colon = text.indexOf(':');
    if (colon < 0) {
      throw new IllegalArgumentException(
          "'%s' lacks its framework (expected the form framework@release:id)".formatted(text));
    }
    return new Ref(new FrameworkId(text.substring(0, colon)), text.substring(colon + 1));
  }

  @Override
  public int compareTo(Ref other) {
    int byFramework = framework.compareTo(other.framework);
    return byFramework != 0 ? byFramework : id.compareTo(other.id);
  }

  @Override
  public String toString() {
    return framework + ":" + id;
  }
}
