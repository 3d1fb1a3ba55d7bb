package dev.trivet.cli;

import dev.trivet.artifact.pickle.TrustedGlobal;
import dev.trivet.formats.document.Node;
import dev.trivet.formats.document.Problem.Kind;
import dev.trivet.formats.document.Problems;
import dev.trivet.formats.document.ReadYaml;
import dev.trivet.formats.document.Shapes;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/// Reads what an organisation trusts besides what Trivet knows: `trusted`, a list of groups with
/// `module`, `name`, `reason`, `who` and `until`. docs/scan.md shows one.
final class ReadTrust {
  private final LocalDate today;
  private final Problems problems = new Problems();

  ReadTrust(LocalDate today) {
    this.today = today;
  }

  /// @param valid those that count today
  /// @param expired those that do not count any more
  record Trust(List<TrustedGlobal> valid, List<TrustedGlobal> expired) {
    static final Trust NONE = new Trust(List.of(), List.of());
  }

  /// The file, as it is written.
  record TrustFile(List<Entry> trusted) {}

  /// One decision.
  ///
  /// @param name may hold `*`
  record Entry(String module, String name, String reason, String who, LocalDate until) {
    TrustedGlobal global() {
      return new TrustedGlobal(module, name, reason, who, until);
    }
  }

  /// @return nothing when something is wrong with the file, which [#problems] then says
  Optional<Trust> from(Path file) {
    var valid = new ArrayList<TrustedGlobal>();
    var expired = new ArrayList<TrustedGlobal>();
    for (Node.Mapping document : ReadYaml.file(file, file.toString(), problems)) {
      Optional<TrustFile> read = new Shapes().of(TrustFile.class).read(document, problems);
      for (Entry entry : read.map(TrustFile::trusted).orElse(List.of())) {
        take(entry, document, valid, expired);
      }
    }
    return problems.hasErrors() ? Optional.empty() : Optional.of(new Trust(valid, expired));
  }

  private void take(
      Entry entry, Node.Mapping in, List<TrustedGlobal> valid, List<TrustedGlobal> expired) {
    try {
      TrustedGlobal global = entry.global();
      Optional<String> impossible = global.impossible();
      if (impossible.isPresent()) {
        problems.add(
            Kind.BAD_VALUE,
            in.at(),
            "%s cannot be trusted: %s".formatted(global.path(), impossible.get()),
            "take it out; name the class you need instead");
      } else if (global.until().isBefore(today)) {
        expired.add(global);
      } else {
        valid.add(global);
      }
    } catch (IllegalArgumentException e) {
      problems.add(Kind.BAD_VALUE, in.at(), String.valueOf(e.getMessage()), "");
    }
  }

  Problems problems() {
    return problems;
  }
}
