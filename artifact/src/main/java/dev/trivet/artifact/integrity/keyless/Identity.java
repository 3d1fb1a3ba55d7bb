package dev.trivet.artifact.integrity.keyless;

/// Who may have signed, and who must have vouched for that. Both are compared as a whole: no
/// patterns, no prefixes.
///
/// @param name an e-mail address or a URI, as the certificate's alternative name has it
/// @param issuer the OpenID provider that knew the signer
public record Identity(String name, String issuer) {
  public Identity {
    if (name.isBlank() || issuer.isBlank()) {
      throw new IllegalArgumentException("an identity has a name and an issuer");
    }
  }
}
