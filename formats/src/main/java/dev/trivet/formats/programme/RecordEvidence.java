package dev.trivet.formats.programme;

import dev.trivet.evidence.Evidence;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/// Adds what was seen to a programme's directory: one new file for one look, under
/// `evidence/recorded`, named by the first piece in it.
///
/// The file appears whole or not at all, and a file that is there is never written again: evidence
/// is only ever added.
public final class RecordEvidence {
  private RecordEvidence() {}

  /// @param evidence what one look of an instrument saw
  /// @return the file written
  /// @throws FileAlreadyExistsException when this has been recorded before
  public static Path into(Path programme, List<? extends Evidence> evidence) throws IOException {
    if (evidence.isEmpty()) {
      throw new IllegalArgumentException("there is nothing to record");
    }
    Path folder = programme.resolve("evidence").resolve("recorded");
    Files.createDirectories(folder);
    String name = evidence.getFirst().id().value().replace(':', '-');
    Path file = folder.resolve(name + ".yaml");
    String text = evidence.stream().map(EvidenceText::of).collect(Collectors.joining("---\n"));
    Path draft = Files.createTempFile(folder, ".", ".draft");
    try {
      Files.write(draft, text.getBytes(StandardCharsets.UTF_8));
      Files.createLink(file, draft); // unlike a move, this never replaces
    } finally {
      Files.deleteIfExists(draft);
    }
    return file;
  }
}
