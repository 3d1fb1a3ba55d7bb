package dev.trivet.artifact.integrity.check;

/// What a verification checks, in its order. A refusal names the step that failed.
public enum Step {
  /// The signature file is there and can be read.
  READ("read", Meaning.FAILED),
  /// It is a sigstore bundle of a version we know.
  BUNDLE("bundle", Meaning.FAILED),
  /// The bundle says how it was signed, and it is the way that is trusted.
  MATERIAL("material", Meaning.UNTRUSTED),
  /// The key is the trusted one.
  KEY("key", Meaning.UNTRUSTED),
  /// The certificate leads to a trusted one and may sign.
  CERTIFICATE("certificate", Meaning.UNTRUSTED),
  /// The certificate names the identity and issuer that are trusted.
  IDENTITY("identity", Meaning.UNTRUSTED),
  /// A certificate transparency log has promised to show the certificate.
  TRANSPARENCY("transparency", Meaning.UNTRUSTED),
  /// The transparency log holds an entry of exactly this signature.
  LOG("log", Meaning.FAILED),
  /// Somebody trusted says when it was signed, and the certificate was valid then.
  TIME("time", Meaning.FAILED),
  /// The signature is right for what is signed and the signer's key.
  SIGNATURE("signature", Meaning.FAILED),
  /// What is signed is a statement of a kind we know.
  STATEMENT("statement", Meaning.FAILED),
  /// The statement's list of files is sound.
  MANIFEST("manifest", Meaning.FAILED),
  /// A file of the list is there.
  MISSING("missing", Meaning.FAILED),
  /// A file of the list is as it was signed.
  CHANGED("changed", Meaning.FAILED),
  /// No file is there that is not in the list.
  ADDED("added", Meaning.FAILED),
  /// What is there is a plain file with a name that can be signed.
  UNUSABLE("unusable", Meaning.FAILED);

  /// What it means when a step fails.
  public enum Meaning {
    /// The artefact or its signature is not as it should be.
    FAILED,
    /// It may be as it should be, but nobody trusted says so.
    UNTRUSTED
  }

  private final String word;
  private final Meaning meaning;

  Step(String word, Meaning meaning) {
    this.word = word;
    this.meaning = meaning;
  }

  public String word() {
    return word;
  }

  public Meaning meaning() {
    return meaning;
  }
}
