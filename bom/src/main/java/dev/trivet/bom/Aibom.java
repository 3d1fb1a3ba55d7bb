package dev.trivet.bom;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Stream;

/// The bill of materials of one model: what it is, what it consists of and was made from, and what
/// is not as it should be.
///
/// @param subject the model
/// @param system it is part of, when a programme says so
/// @param parts all others, sorted by kind and reference
/// @param bonds between parts, sorted
/// @param tensors name to type and shape of each tensor at hand
public record Aibom(
    Part subject,
    Optional<Part> system,
    List<Part> parts,
    List<Bond> bonds,
    Map<String, String> tensors,
    List<BomFinding> findings) {
  public Aibom {
    parts =
        parts.stream()
            .sorted(Comparator.comparing(Part::kind).thenComparing(Part::ref))
            .distinct()
            .toList();
    bonds =
        bonds.stream()
            .sorted(
                Comparator.comparing(Bond::from)
                    .thenComparing(Bond::relation)
                    .thenComparing(Bond::to))
            .distinct()
            .toList();
    tensors = java.util.Collections.unmodifiableMap(new LinkedHashMap<>(tensors));
    findings =
        findings.stream()
            .sorted(
                Comparator.comparing((BomFinding f) -> f.kind().severity())
                    .reversed()
                    .thenComparing(BomFinding::kind)
                    .thenComparing(BomFinding::about)
                    .thenComparing(BomFinding::message))
            .distinct()
            .toList();
  }

  /// The subject and all parts.
  public Stream<Part> all() {
    return Stream.concat(Stream.of(subject), parts.stream());
  }

  public List<Part> parts(Part.Kind kind) {
    return parts.stream().filter(part -> part.kind() == kind).toList();
  }

  public Optional<Part> part(String ref) {
    return all().filter(part -> part.ref().equals(ref)).findFirst();
  }

  public List<Bond> bondsFrom(String ref) {
    return bonds.stream().filter(bond -> bond.from().equals(ref)).toList();
  }

  /// The same with more findings.
  public Aibom withFindings(List<BomFinding> more) {
    var all = new ArrayList<>(new LinkedHashSet<>(findings));
    all.addAll(more);
    return new Aibom(subject, system, parts, bonds, tensors, all);
  }
}
