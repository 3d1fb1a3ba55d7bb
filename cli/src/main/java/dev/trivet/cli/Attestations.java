package dev.trivet.cli;

import dev.trivet.artifact.integrity.form.Octets;
import dev.trivet.artifact.integrity.stated.ReadSums;
import java.util.ArrayList;
import java.util.List;

/// The attestations a command line names.
final class Attestations {
  static final String OPTION = "--provenance";

  private Attestations() {}

  static List<Octets> read(Given given) throws Refusal {
    var files = new ArrayList<Octets>();
    for (String file : given.options(OPTION)) {
      files.add(KeyFiles.bytes(file, ReadSums.LARGEST));
    }
    return files;
  }
}
