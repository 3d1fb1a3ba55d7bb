package dev.trivet.redteam.probe;

import java.util.Arrays;
import java.util.Optional;

/// Where packages come from, by the names people say.
public enum Ecosystem {
  MAVEN("Maven", "Java"),
  NPM("npm", "Node.js"),
  PYPI("PyPI", "Python"),
  GO("Go", "Go"),
  CRATES("crates.io", "Rust"),
  NUGET("NuGet", "C#");

  private final String title;
  private final String language;

  Ecosystem(String title, String language) {
    this.title = title;
    this.language = language;
  }

  public String title() {
    return title;
  }

  public String language() {
    return language;
  }

  public static Optional<Ecosystem> find(String title) {
    return Arrays.stream(values()).filter(e -> e.title.equalsIgnoreCase(title)).findFirst();
  }
}
