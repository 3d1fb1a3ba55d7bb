package dev.trivet.artifact.integrity.provenance;

import dev.trivet.artifact.integrity.form.Malformed;

/// What a build says of itself, for the fuzzer.
public final class ProvenanceParser {
  private ProvenanceParser() {}

  public static void read(InTotoStatement statement) throws Malformed {
    SlsaProvenance.read(statement);
  }
}
