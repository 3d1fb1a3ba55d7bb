package dev.trivet.bom.compare;

import dev.trivet.bom.Aibom;
import dev.trivet.bom.BomFinding;
import dev.trivet.bom.BomFinding.Kind;
import dev.trivet.bom.Bond;
import dev.trivet.bom.Part;
import dev.trivet.bom.Topic;
import dev.trivet.shared.Words;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/// Checks a supplier's bill against the files it came with: hashes, what is missing or extra, and
/// what the files say otherwise.
public final class CheckBill {
  private static final List<Topic> COMPARED =
      List.of(Topic.LICENCE, Topic.VERSION, Topic.ARCHITECTURE, Topic.PARAMETERS);

  private final Aibom bill;
  private final Aibom files;
  private final List<BomFinding> findings = new ArrayList<>();

  /// What was found, and how much of the model's bytes the bill's hashes speak for.
  ///
  /// @param matched files whose hash the bill has
  public record Checked(int matched, int files, List<BomFinding> findings) {
    public Checked {
      findings = List.copyOf(findings);
    }
  }

  /// @param files what was read from the model's directory
  public CheckBill(Aibom bill, Aibom files) {
    this.bill = bill;
    this.files = files;
  }

  public Checked check() {
    List<Part> atHand = files.parts(Part.Kind.FILE);
    Set<String> hashes =
        bill.all()
            .flatMap(part -> part.facts().values(Topic.HASH).stream())
            .collect(Collectors.toCollection(TreeSet::new));
    int matched = 0;
    for (Part file : atHand) {
      matched += hashes.contains(hash(file)) ? 1 : 0;
    }
    listed(atHand);
    extra(atHand, hashes);
    whole(hashes, matched);
    COMPARED.forEach(this::contradicted);
    sources();
    Aibom sorted = files.withFindings(findings);
    return new Checked(
        matched, atHand.size(), sorted.findings().stream().filter(findings::contains).toList());
  }

  private static String hash(Part file) {
    return file.facts().value(Topic.HASH).orElse("");
  }

  /// Every file the bill lists.
  private void listed(List<Part> atHand) {
    for (Part listed : bill.parts(Part.Kind.FILE)) {
      Optional<Part> file =
          atHand.stream().filter(part -> isSameName(listed.name(), part.name())).findFirst();
      if (file.isEmpty()) {
        add(Kind.MISSING, listed.name(), "the bill lists it, and it is not there");
      } else {
        List<String> said =
            listed.facts().values(Topic.HASH).stream()
                .filter(hash -> hash.startsWith("sha-256:"))
                .toList();
        if (said.isEmpty()) {
          add(Kind.NOT_READ, listed.name(), "the bill gives no SHA-256 to compare");
        } else if (!said.contains(hash(file.get()))) {
          add(
              Kind.HASH_DIFFERS,
              listed.name(),
              "%s in the bill, %s here".formatted(said.getFirst(), hash(file.get())));
        }
      }
    }
  }

  private static boolean isSameName(String listed, String here) {
    return listed.equals(here) || listed.equals("./" + here) || listed.endsWith("/" + here);
  }

  private void extra(List<Part> atHand, Set<String> hashes) {
    for (Part file : atHand) {
      boolean isListed =
          bill.parts(Part.Kind.FILE).stream().anyMatch(l -> isSameName(l.name(), file.name()));
      if (!isListed && !hashes.contains(hash(file))) {
        add(Kind.EXTRA, file.name(), "the bill does not list it");
      }
    }
  }

  /// A bill without files may name the hash of the model as a whole, or of its weights.
  private void whole(Set<String> hashes, int matched) {
    List<String> own = bill.subject().facts().values(Topic.HASH);
    List<String> here = files.subject().facts().values(Topic.HASH);
    if (hashes.isEmpty()) {
      add(Kind.MISSING, bill.subject().name(), "the bill has no hash at all: it fits any bytes");
    } else if (!own.isEmpty() && matched == 0 && own.stream().noneMatch(here::contains)) {
      add(
          Kind.HASH_DIFFERS,
          bill.subject().name(),
          "the bill's hash %s is that of no file here".formatted(own.getFirst()));
    }
  }

  private void contradicted(Topic topic) {
    List<String> said = bill.subject().facts().values(topic);
    List<String> read = files.subject().facts().values(topic);
    boolean isOpen = said.isEmpty() || read.isEmpty();
    if (!isOpen && said.stream().noneMatch(value -> isAmong(value, read))) {
      add(
          Kind.CONTRADICTION,
          bill.subject().name(),
          "%s: %s in the bill, %s in the files"
              .formatted(Words.spoken(topic), String.join(", ", said), String.join(", ", read)));
    }
  }

  private static boolean isAmong(String value, List<String> read) {
    return read.stream().anyMatch(r -> value.equalsIgnoreCase(r) || value.contains(r));
  }

  /// Sources the files name and the bill leaves out.
  private void sources() {
    Set<String> told = bill.all().map(Part::name).collect(Collectors.toCollection(TreeSet::new));
    for (Bond bond : files.bonds()) {
      boolean isSource = bond.relation().isDescent() || bond.relation() == Bond.Relation.TRAINED_ON;
      String name = files.part(bond.to()).map(Part::name).orElse(bond.to());
      if (isSource && !told.contains(name)) {
        add(
            Kind.MISSING,
            name,
            "%s names it as a source, the bill does not".formatted(bond.basis().source()));
      }
    }
  }

  private void add(Kind kind, String about, String message) {
    findings.add(new BomFinding(kind, about, message));
  }
}
