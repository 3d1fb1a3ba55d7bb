package dev.trivet.bom.element;

import dev.trivet.bom.Fact;
import dev.trivet.bom.Grade;
import java.util.List;
import java.util.Optional;

/// How much of what a bill should say is shown, element by element.
public record Completeness(List<Graded> elements) {
  public Completeness {
    elements = List.copyOf(elements);
  }

  /// @param fact the one that decided; empty when there is none
  public record Graded(Element element, Grade grade, Optional<Fact> fact) {

    /// Whether it is about the bill itself and not about the model.
    public boolean isOfDocument() {
      return element.cluster() == Cluster.METADATA;
    }
  }

  public long count(Grade grade) {
    return elements.stream().filter(e -> e.grade() == grade).count();
  }

  public long count(Cluster cluster, Grade grade) {
    return elements.stream()
        .filter(e -> e.element().cluster() == cluster && e.grade() == grade)
        .count();
  }

  /// Elements shown by the model's own bytes: without those about the bill itself.
  public long evidencedByFiles() {
    return elements.stream().filter(e -> e.grade() == Grade.EVIDENCED && !e.isOfDocument()).count();
  }

  /// Elements about the model itself that something in it shows.
  public long evidencedOfModel() {
    return elements.stream()
        .filter(e -> e.element().isOfModel() && e.grade() == Grade.EVIDENCED)
        .count();
  }

  /// The evidenced part of the elements about the model itself, from 0 to 1: what the method
  /// `artifact.bom` records. Elements about the system, its datasets and the bill are left out,
  /// because no file of a model could show them, and a model is not worse for it.
  public double share() {
    long all = elements.stream().filter(e -> e.element().isOfModel()).count();
    return (double) evidencedOfModel() / all;
  }
}
