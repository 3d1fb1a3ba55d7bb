package dev.trivet.bom.read;

/// Knows one kind of file that says something about a model.
interface Source {
  boolean reads(ModelFile file);

  /// Puts what the file says into the draft. What cannot be read is a finding.
  void read(ModelFile file, Draft draft);
}
