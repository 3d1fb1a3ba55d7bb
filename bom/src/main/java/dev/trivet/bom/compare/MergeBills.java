package dev.trivet.bom.compare;

import dev.trivet.bom.Aibom;
import dev.trivet.bom.BomFinding;
import dev.trivet.bom.BomFinding.Kind;
import dev.trivet.bom.Bond;
import dev.trivet.bom.Part;
import dev.trivet.bom.Topic;
import dev.trivet.shared.Words;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/// Makes one bill of several. The first one's model stays what the bill is about; what the others
/// list is added, and what is the same thing is listed once, with everything that is said of it.
public final class MergeBills {
  private final List<Aibom> bills;
  private final Map<String, Part> parts = new LinkedHashMap<>();

  /// From a bill's reference to the merged one.
  private final Map<String, String> merged = new HashMap<>();

  private final List<Bond> bonds = new ArrayList<>();
  private final List<BomFinding> findings = new ArrayList<>();
  private final Map<String, String> tensors = new LinkedHashMap<>();

  /// @param bills one at least
  public MergeBills(List<Aibom> bills) {
    this.bills = List.copyOf(bills);
  }

  public Aibom merge() {
    for (int i = 0; i < bills.size(); i++) {
      add(bills.get(i), i);
    }
    parts.values().forEach(this::contradictions);
    String first = merged.getOrDefault("0 " + bills.getFirst().subject().ref(), "");
    Part subject = parts.getOrDefault(first, bills.getFirst().subject());
    List<Part> others = parts.values().stream().filter(p -> !p.ref().equals(first)).toList();
    Optional<Part> system = bills.stream().flatMap(bill -> bill.system().stream()).findFirst();
    return new Aibom(subject, system, others, bonds, tensors, findings);
  }

  private void add(Aibom bill, int number) {
    bill.all()
        .forEach(part -> {
          String ref = known(part).map(Part::ref).orElseGet(() -> free(part.ref()));
          Part before = parts.get(ref);
          parts.put(
              ref,
              before == null
                  ? new Part(ref, part.kind(), part.facts())
                  : before.with(part.facts()));
          merged.put(number + " " + part.ref(), ref);
        });
    for (Bond bond : bill.bonds()) {
      String from = merged.getOrDefault(number + " " + bond.from(), bond.from());
      String to = merged.getOrDefault(number + " " + bond.to(), bond.to());
      bonds.add(new Bond(from, to, bond.relation(), bond.basis()));
    }
    findings.addAll(bill.findings());
    tensors.putAll(bill.tensors());
  }

  /// The same thing in a bill before: the same bytes, the same identifier, or the same name and
  /// version.
  private Optional<Part> known(Part part) {
    return parts.values().stream()
        .filter(other -> other.kind() == part.kind())
        .filter(other ->
            shares(Topic.HASH, part, other)
                || shares(Topic.IDENTIFIER, part, other)
                || (part.kind() != Part.Kind.FILE
                    && other.name().equals(part.name())
                    && other.version().equals(part.version())))
        .findFirst();
  }

  private static boolean shares(Topic topic, Part one, Part other) {
    return one.facts().values(topic).stream().anyMatch(other.facts().values(topic)::contains);
  }

  private String free(String ref) {
    String free = ref;
    for (int i = 2; parts.containsKey(free); i++) {
      free = ref + "#" + i;
    }
    return free;
  }

  private void contradictions(Part part) {
    for (Topic topic : List.of(Topic.LICENCE, Topic.VERSION)) {
      List<String> values = part.facts().values(topic);
      if (values.size() > 1) {
        findings.add(
            new BomFinding(
                Kind.CONTRADICTION,
                part.name(),
                "the bills differ in %s: %s"
                    .formatted(Words.spoken(topic), String.join(" against ", values))));
      }
    }
  }
}
