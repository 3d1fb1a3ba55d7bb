package dev.trivet.bom.read;

import dev.trivet.artifact.integrity.manifest.SeenDigests;
import dev.trivet.artifact.scan.Limits;
import dev.trivet.bom.Aibom;
import dev.trivet.bom.lineage.FindBreaks;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;

/// Makes the bill of a model from its files and, when there is one, the programme that declares it:
/// what is known, where the lineage breaks, what contradicts itself.
public final class ReadBom {
  private final Limits limits;

  public ReadBom(Limits limits) {
    this.limits = limits;
  }

  /// @param signature over the files, when somebody verified one
  /// @param declared by a programme
  /// @throws IOException when there is nothing to read
  public Aibom from(Path model, Optional<Signature> signature, Optional<AddProgramme> declared)
      throws IOException {
    return from(model, signature, declared, new SeenDigests(Map.of()));
  }

  /// The same, when somebody has hashed the files before.
  public Aibom from(
      Path model, Optional<Signature> signature, Optional<AddProgramme> declared, SeenDigests seen)
      throws IOException {
    Aibom read = new ReadModelFacts(limits).from(model, signature, seen);
    Aibom whole = declared.isPresent() ? declared.get().to(read) : read;
    return whole
        .withFindings(new FindContradictions(whole).find())
        .withFindings(new FindBreaks(whole).find());
  }
}
